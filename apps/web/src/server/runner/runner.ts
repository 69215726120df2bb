import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { isFinal, type RunProgress } from '../../simulation/run-state.ts'
import { environment } from '../environment.ts'
import { singleton } from '../singleton.ts'
import type { RunJob, RunMessage } from './messages.ts'
import { loadJob, markFailed, markRunning, storeResult } from './run-records.ts'

/** Executes runs in worker threads, as many at a time as there are cores, and tells listeners how far each is. */
export interface Runner {
  /** Background runs, which nobody waits for, go one after the other and leave a core to those that somebody started. */
  enqueue(runId: string, isBackground: boolean): void
  /** True when the run was waiting or running and is no more. */
  cancel(runId: string): Promise<boolean>
  progressOf(runId: string): RunProgress | undefined
  /** Calls back with every change until the run is final. Returns the way to stop listening. */
  subscribe(runId: string, listener: (progress: RunProgress) => void): () => void
}

export const runner = (): Runner => singleton('runner', createRunner)

/** A run that needs more is told so, instead of taking the whole server down. */
const memoryLimitMb = 2048

function createRunner(): Runner {
  const cores = availableParallelism()
  const backgroundLimit = Math.max(1, cores - 1)
  const waiting = { foreground: [] as string[], background: [] as string[] }
  const stops = new Map<string, () => void>()
  const progress = new Map<string, RunProgress>()
  const listeners = new Map<string, Set<(progress: RunProgress) => void>>()

  function tell(runId: string, now: RunProgress) {
    if (isFinal(now.status)) progress.delete(runId)
    else progress.set(runId, now)
    for (const listener of [...(listeners.get(runId) ?? [])]) listener(now)
    if (isFinal(now.status)) listeners.delete(runId)
  }

  function startNext() {
    while (stops.size < cores && waiting.foreground.length > 0) void execute(waiting.foreground.shift() as string)
    while (stops.size < backgroundLimit && waiting.background.length > 0) void execute(waiting.background.shift() as string)
  }

  async function execute(runId: string) {
    const controller = new AbortController()
    stops.set(runId, () => controller.abort())
    try {
      const job = await loadJob(runId)
      await markRunning(runId)
      tell(runId, { status: 'running', ratio: 0, message: null })
      const done = await compute(job, controller.signal, (ratio) => tell(runId, { status: 'running', ratio, message: null }))
      await storeResult(runId, done)
      tell(runId, { status: 'done', ratio: 1, message: null })
    } catch (error) {
      const status = controller.signal.aborted ? 'cancelled' : 'failed'
      const message = error instanceof Error ? error.message : String(error)
      await markFailed(runId, status, message).catch(console.error)
      tell(runId, { status, ratio: 0, message })
    } finally {
      stops.delete(runId)
      startNext()
    }
  }

  return {
    enqueue(runId, isBackground) {
      waiting[isBackground ? 'background' : 'foreground'].push(runId)
      tell(runId, { status: 'queued', ratio: 0, message: null })
      startNext()
    },
    async cancel(runId) {
      if ([waiting.foreground, waiting.background].some((queue) => takeOut(queue, runId))) {
        await markFailed(runId, 'cancelled', cancelledMessage)
        tell(runId, { status: 'cancelled', ratio: 0, message: cancelledMessage })
        return true
      }
      stops.get(runId)?.()
      return stops.has(runId)
    },
    progressOf: (runId) => progress.get(runId),
    subscribe(runId, listener) {
      const group = listeners.get(runId) ?? new Set()
      listeners.set(runId, group.add(listener))
      return () => group.delete(listener)
    },
  }
}

function takeOut(queue: string[], runId: string): boolean {
  const at = queue.indexOf(runId)
  if (at >= 0) queue.splice(at, 1)
  return at >= 0
}

const cancelledMessage = 'Cancelled before it ended.'

function compute(job: RunJob, signal: AbortSignal, onProgress: (ratio: number) => void) {
  return new Promise<Extract<RunMessage, { kind: 'done' }>>((resolve, reject) => {
    const worker = new Worker(environment.runWorkerFile(), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb } })
    const stop = () => {
      void worker.terminate()
      reject(new Error(cancelledMessage))
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: RunMessage) => {
      if (message.kind === 'progress') onProgress(message.ratio)
      else if (message.kind === 'done') resolve(message)
      else reject(new Error(message.message))
    })
    worker.on('error', (error) => {
      console.error(error)
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(
        new Error(
          isMemory
            ? `This run needed more than ${memoryLimitMb} MB of memory. Shorten it or lower its rates.`
            : 'The simulation failed; the terminal of the dashboard says why.',
        ),
      )
    })
    worker.on('exit', () => reject(new Error('The simulation ended without a result.')))
  })
}
