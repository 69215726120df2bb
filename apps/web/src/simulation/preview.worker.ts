import { assess, type Plan, planDocument, scenarioJsonSchema, startRun } from './engine.ts'
import type { PreviewAnswer, PreviewRequest } from './preview-protocol.ts'

/** The dedicated worker's own side of messages, as far as it is used; the DOM library types `self` as a window. */
type WorkerScope = { postMessage(answer: PreviewAnswer): void; onmessage: ((event: MessageEvent<PreviewRequest>) => void) | null }
const scope = self as unknown as WorkerScope

/** How long the worker computes before it looks whether the text has changed meanwhile. */
const sliceMilliseconds = 30
const instantsPerSlice = 40

let latest = 0

scope.postMessage({ kind: 'schema', schema: scenarioJsonSchema() })

scope.onmessage = ({ data }) => {
  latest = data.turn
  answer(data).catch((error: unknown) => {
    console.error(error)
    scope.postMessage({
      kind: 'failed',
      turn: data.turn,
      message: 'The preview failed at this document. Saving and running on the server still works.',
    })
  })
}

async function answer({ turn, text, traces }: PreviewRequest): Promise<void> {
  const { plan, diagnostics } = planDocument(text, { traces })
  scope.postMessage({ kind: 'checked', turn, diagnostics, canRun: plan !== null })
  if (plan) await preview(turn, plan)
}

/** The same engine as everywhere, a slice at a time; gives up as soon as a later edit has come. */
async function preview(turn: number, plan: Plan): Promise<void> {
  const began = performance.now()
  const started = startRun(plan)
  let sliceEnd = began + sliceMilliseconds
  for (;;) {
    const { atSeconds, endSeconds, isDone } = started.advance(instantsPerSlice)
    if (isDone) break
    if (performance.now() < sliceEnd) continue
    scope.postMessage({ kind: 'progress', turn, ratio: atSeconds / endSeconds })
    await nextMessage()
    if (turn !== latest) return
    sliceEnd = performance.now() + sliceMilliseconds
  }
  const run = assess(plan, started.result())
  scope.postMessage({ kind: 'done', turn, run, tookMilliseconds: performance.now() - began })
}

/** Lets messages in that wait; a timer of zero would be slowed down to 4 ms. */
const channel = new MessageChannel()
const nextMessage = () =>
  new Promise<void>((resolve) => {
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(null)
  })
