'use client'

import { useEffect, useRef, useState } from 'react'
import type { AnalysedRun, Diagnostic, JsonSchema } from './engine.ts'
import type { PreviewAnswer, PreviewRequest } from './preview-protocol.ts'
import type { Traces } from './traces.ts'

export type Preview = {
  readonly schema: JsonSchema | null
  readonly diagnostics: readonly Diagnostic[]
  /** The latest result there is, perhaps of an earlier text. */
  readonly run: AnalysedRun | null
  readonly tookMilliseconds: number | null
  /** The result belongs to an earlier text. */
  readonly isStale: boolean
  /** Share of the simulated time that is done; null while nothing is computed. */
  readonly ratio: number | null
  readonly canRun: boolean
  readonly failure: string | null
}

const nothing: Preview = {
  schema: null,
  diagnostics: [],
  run: null,
  tookMilliseconds: null,
  isStale: true,
  ratio: null,
  canRun: false,
  failure: null,
}

/** Long enough that a word is typed, short enough that the curves seem to follow. */
const pauseMilliseconds = 120

/** Simulates the text in a worker while it is edited: the latest text wins, and the last result stays until a newer one is there. */
export function usePreview(text: string, traces: Traces | null): Preview {
  const [preview, setPreview] = useState(nothing)
  const worker = useRef<Worker | null>(null)
  const turn = useRef(0)

  useEffect(() => {
    const made = new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' })
    worker.current = made
    made.onmessage = ({ data }: MessageEvent<PreviewAnswer>) => {
      if (data.kind === 'schema' || data.turn === turn.current) setPreview((known) => after(known, data))
    }
    made.onerror = () =>
      setPreview((known) => ({
        ...known,
        ratio: null,
        failure: 'The preview could not be started in this browser. Runs on the server work.',
      }))
    return () => made.terminate()
  }, [])

  useEffect(() => {
    if (!traces) return
    turn.current += 1
    setPreview((known) => ({ ...known, isStale: true }))
    const timer = setTimeout(
      () => worker.current?.postMessage({ turn: turn.current, text, traces } satisfies PreviewRequest),
      pauseMilliseconds,
    )
    return () => clearTimeout(timer)
  }, [text, traces])

  return preview
}

function after(known: Preview, answer: PreviewAnswer): Preview {
  switch (answer.kind) {
    case 'schema':
      return { ...known, schema: answer.schema }
    case 'checked':
      return { ...known, diagnostics: answer.diagnostics, canRun: answer.canRun, ratio: answer.canRun ? 0 : null, failure: null }
    case 'progress':
      return { ...known, ratio: answer.ratio }
    case 'done':
      return { ...known, run: answer.run, tookMilliseconds: answer.tookMilliseconds, isStale: false, ratio: null }
    case 'failed':
      return { ...known, ratio: null, failure: answer.message }
    default:
      return answer satisfies never
  }
}
