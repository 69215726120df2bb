'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call, messageOf } from '@/api-client.ts'
import type { Diagnostic } from '@/simulation/engine.ts'
import type { Traces } from '@/simulation/traces.ts'

export type AttachmentRow = { readonly id: string; readonly name: string; readonly sizeBytes: number; readonly createdAt: Date }
export type TraceUploads = ReturnType<typeof useTraces>

type Read = { readonly id: string; readonly trace?: Traces[string]; readonly diagnostics: readonly Diagnostic[] }

/** Uploads of a scenario, and those of them that its text names, read as counts for the preview. */
export function useTraces(scenarioId: string, text: string, attachments: readonly AttachmentRow[]) {
  const router = useRouter()
  const cache = useRef(new Map<string, Read>())
  const [ready, setReady] = useState<Traces | null>(null)
  const [diagnostics, setDiagnostics] = useState<readonly Diagnostic[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const [uploading, setUploading] = useState<string | null>(null)
  // Only a change of what is named or uploaded is a reason to read again.
  const named = useMemo(() => fileNames(text), [text])
  const namedKey = named.join('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the names
  useEffect(() => {
    let isCurrent = true
    readAll(scenarioId, named, attachments, cache.current).then(
      (read) => {
        if (!isCurrent) return
        setReady(read.traces)
        setDiagnostics(read.diagnostics)
      },
      (error: unknown) => {
        setFailure(messageOf(error))
        setReady({})
      },
    )
    return () => {
      isCurrent = false
    }
  }, [scenarioId, namedKey, attachments])

  const upload = useCallback(
    async (file: File) => {
      setUploading(file.name)
      setFailure(null)
      try {
        await call('PUT', `/api/scenarios/${scenarioId}/attachments/${encodeURIComponent(file.name)}`, file)
        router.refresh()
      } catch (error) {
        setFailure(messageOf(error))
      } finally {
        setUploading(null)
      }
    },
    [scenarioId, router],
  )
  const remove = useCallback(
    async (name: string) => {
      await call('DELETE', `/api/scenarios/${scenarioId}/attachments/${encodeURIComponent(name)}`).catch((error: unknown) =>
        setFailure(messageOf(error)),
      )
      router.refresh()
    },
    [scenarioId, router],
  )
  return { ready, diagnostics, failure, uploading, upload, remove, attachments, named }
}

/** Cheaper than a parse, on every key: what follows `file:`. The worker reads the document properly. */
const fileNames = (text: string): string[] => [...new Set([...text.matchAll(/\bfile:\s*["']?([^\s"',}]+)/g)].map(([, file]) => file))]

async function readAll(scenarioId: string, named: readonly string[], attachments: readonly AttachmentRow[], cache: Map<string, Read>) {
  const traces: Record<string, Traces[string]> = {}
  const diagnostics: Diagnostic[] = []
  for (const file of named) {
    const attachment = attachments.find(({ name }) => name === file.split('/').at(-1))
    if (!attachment) continue
    const known = cache.get(attachment.id)
    const read = known ?? { id: attachment.id, ...(await readOne(scenarioId, attachment.name)) }
    cache.set(attachment.id, read)
    if (read.trace) traces[file] = read.trace
    diagnostics.push(...read.diagnostics)
  }
  return { traces, diagnostics }
}

async function readOne(scenarioId: string, name: string) {
  const [{ readUpload }, response] = await Promise.all([
    import('@/simulation/traces.ts'),
    fetch(`/api/scenarios/${scenarioId}/attachments/${encodeURIComponent(name)}`),
  ])
  if (!response.ok || !response.body) throw new Error(`upload ${name} cannot be read`)
  return readUpload(name, piecesOf(response.body))
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}
