import { AppError } from '../../app-error.ts'
import { database } from '../database.ts'
import { readTraces } from '../traces.ts'
import type { RunJob, RunMessage } from './messages.ts'

/** Layout of RunResult.value; a reader that meets another one says so instead of guessing. */
export const resultFormat = 3

export async function loadJob(runId: string): Promise<RunJob> {
  const run = await database().run.findUnique({ where: { id: runId }, include: { revision: { select: { text: true } } } })
  if (!run) throw new AppError('not-found', 'This run was deleted before it began.')
  const { traces, diagnostics } = await readTraces(run.scenarioId, run.revision.text)
  if (diagnostics.length > 0) throw new AppError('bad-input', diagnostics[0].message)
  return { text: run.revision.text, seed: run.seed, traces }
}

export async function markRunning(runId: string): Promise<void> {
  await database().run.update({ where: { id: runId }, data: { status: 'running', startedAt: new Date() } })
}

export async function markFailed(runId: string, status: 'failed' | 'cancelled', failure: string): Promise<void> {
  await database().run.updateMany({ where: { id: runId }, data: { status, failure, finishedAt: new Date() } })
}

/** The result, the summary and the status `done` in one transaction: a run is never half-stored. */
export async function storeResult(runId: string, done: Extract<RunMessage, { kind: 'done' }>): Promise<void> {
  const db = database()
  await db.$transaction([
    db.runResult.create({ data: { runId, format: resultFormat, value: done.value } }),
    db.run.update({ where: { id: runId }, data: { status: 'done', summary: done.summary, finishedAt: new Date() } }),
  ])
}

/** What an earlier server process left in the middle cannot go on: its worker died with it. */
export async function markInterrupted(): Promise<number> {
  const failure = 'The dashboard stopped while this run was in progress. Run it again: the same revision and seed give the same result.'
  const { count } = await database().run.updateMany({
    where: { status: { in: ['queued', 'running'] } },
    data: { status: 'interrupted', failure, finishedAt: new Date() },
  })
  return count
}
