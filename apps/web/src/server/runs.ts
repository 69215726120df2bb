import { AppError } from '../app-error.ts'
import { isFinal, type RunProgress, type RunStatus } from '../simulation/run-state.ts'
import { database } from './database.ts'
import { newIdentifier } from './identifier.ts'
import { resultFormat } from './runner/run-records.ts'
import { runner } from './runner/runner.ts'

/** Stores the wish to run, then queues it: a crash in between leaves an interrupted run, not a lost one. */
export async function startRun(scenarioId: string, revisionId: string, seed: number): Promise<string> {
  const id = newIdentifier()
  await database().run.create({ data: { id, scenarioId, revisionId, seed, status: 'queued' } })
  runner().enqueue(id)
  return id
}

export async function cancelRun(id: string): Promise<void> {
  if (await runner().cancel(id)) return
  await readRun(id)
  throw new AppError('conflict', 'This run has already ended.')
}

export async function readRun(id: string) {
  const run = await database().run.findUnique({
    where: { id },
    include: { scenario: { select: { id: true, name: true } }, revision: { select: { number: true, text: true } } },
  })
  if (!run) throw new AppError('not-found', 'There is no run at this address.')
  return { ...run, status: run.status as RunStatus }
}

export async function listRuns(where: { scenarioId?: string } = {}, take = 200) {
  const runs = await database().run.findMany({
    where: { ...where, scenario: { archivedAt: null } },
    orderBy: { createdAt: 'desc' },
    take,
    include: { scenario: { select: { id: true, name: true } }, revision: { select: { number: true } } },
  })
  return runs.map((run) => ({ ...run, status: run.status as RunStatus }))
}

/** The compressed result, exactly as stored. */
export async function readResult(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const result = await database().runResult.findUnique({ where: { runId: id } })
  if (!result) throw new AppError('not-found', 'This run has no result.')
  if (result.format !== resultFormat) throw new AppError('conflict', 'This result was stored by another version of the dashboard. Run the scenario again.')
  return result.value
}

/** How a run stands: from the runner while it is in progress, from the database afterwards. */
export async function readProgress(id: string): Promise<RunProgress> {
  const live = runner().progressOf(id)
  if (live) return live
  const { status, failure } = await readRun(id)
  return { status, ratio: isFinal(status) ? 1 : 0, message: failure }
}
