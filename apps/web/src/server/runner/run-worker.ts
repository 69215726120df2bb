import { parentPort, workerData } from 'node:worker_threads'
import { encode } from '../../simulation/codec.ts'
import { assess, planDocument, startRun } from '../../simulation/engine.ts'
import { summarise } from '../../simulation/summary.ts'
import type { RunJob, RunMessage } from './messages.ts'

/** Instants of the control plane between two reports. */
const instantsPerReport = 200

/** Computes one run and hands back finished bytes: the server's own thread neither simulates nor compresses. */
function compute({ text, seed, traces }: RunJob): void {
  const { plan, diagnostics } = planDocument(text, { traces })
  if (!plan) {
    send({ kind: 'failed', message: diagnostics.find(({ severity }) => severity === 'error')?.message ?? 'The scenario cannot run.' })
    return
  }
  const started = startRun(plan, { seed })
  let told = 0
  for (;;) {
    const { atSeconds, endSeconds, isDone } = started.advance(instantsPerReport)
    if (isDone) break
    const ratio = atSeconds / endSeconds
    if (ratio - told < 0.01) continue
    told = ratio
    send({ kind: 'progress', ratio })
  }
  const run = assess(plan, started.result())
  const value = encode(run)
  send({ kind: 'done', value, summary: JSON.stringify(summarise(run)) }, [value.buffer])
}

function send(message: RunMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}

compute(workerData as RunJob)
