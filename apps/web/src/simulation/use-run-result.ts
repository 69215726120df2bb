'use client'

import { useEffect, useState } from 'react'
import { errorOf, messageOf } from '@/api-client.ts'
import { decode } from './codec.ts'
import type { AnalysedRun } from './engine.ts'

export type Loaded = { readonly run: AnalysedRun | null; readonly failure: string | null }

/** The stored result of a finished run. Null until it has arrived. */
export function useRunResult(id: string | null): Loaded {
  const [loaded, setLoaded] = useState<Loaded & { readonly id: string | null }>({ id: null, run: null, failure: null })
  useEffect(() => {
    if (id === null) return
    const controller = new AbortController()
    load(id, controller.signal)
      .then((run) => setLoaded({ id, run, failure: null }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setLoaded({ id, run: null, failure: messageOf(error) })
      })
    return () => controller.abort()
  }, [id])
  return loaded.id === id ? loaded : { run: null, failure: null }
}

async function load(id: string, signal: AbortSignal): Promise<AnalysedRun> {
  const response = await fetch(`/api/runs/${id}/result`, { signal })
  if (!response.ok) throw await errorOf(response)
  return decode(new Uint8Array(await response.arrayBuffer())) as AnalysedRun
}
