import { AppError } from '../app-error.ts'
import { type Diagnostic, planDocument } from '../simulation/engine.ts'
import type { RunMeta } from '../simulation/run-meta.ts'
import { isFinal, type RunProgress, type RunStatus } from '../simulation/run-state.ts'
import type { RunSummary } from '../simulation/summary.ts'
import { database } from './database.ts'
import { newIdentifier } from './identifier.ts'
import { resultFormat } from './runner/run-records.ts'
import { runner } from './runner/runner.ts'
import { saveRevision } from './scenarios.ts'
import { readTraces } from './traces.ts'

/**
 * Saves the text as a revision if it is a new one, and runs that.
 *
 * @param seed takes the place of the document's own
 * @param isBackground nobody waits for it: it goes behind every run that somebody does wait for
 */
export async function runText(scenarioId: string, text: string, seed?: number, isBackground = false): Promise<string> {
  const read = await readTraces(scenarioId, text)
  const { plan, diagnostics } = planDocument(text, { traces: read.traces })
  const errors = [...read.diagnostics, ...diagnostics].filter(({ severity }) => severity === 'error')
  if (!plan || errors.length > 0) throw new AppError('bad-input', refusal(errors))
  const revision = await saveRevision(scenarioId, text)
  return startRun(scenarioId, revision.id, seed ?? plan.seed, isBackground)
}

function refusal(errors: readonly Diagnostic[]): string {
  const [first] = errors
  const rest = errors.length > 1 ? ` There ${errors.length === 2 ? 'is 1 more problem' : `are ${errors.length - 1} more problems`}.` : ''
  return `This scenario cannot run yet: ${first.code} ${first.message}${first.line ? ` (line ${first.line})` : ''}.${rest}`
}

/** Stores the wish to run, then queues it: a crash in between leaves an interrupted run, not a lost one. */
async function startRun(scenarioId: string, revisionId: string, seed: number, isBackground: boolean): Promise<string> {
  const id = newIdentifier()
  await database().run.create({ data: { id, scenarioId, revisionId, seed, status: 'queued' } })
  runner().enqueue(id, isBackground)
  return id
}

export async function cancelRun(id: string): Promise<void> {
  if (await runner().cancel(id)) return
  await readRun(id)
  throw new AppError('conflict', 'This run has already ended.')
}

const withNames = {
  scenario: { select: { id: true, name: true, template: true, forkedFromId: true } },
  revision: { select: { number: true, text: true } },
} as const

type StoredRun = NonNullable<Awaited<ReturnType<typeof findRun>>>

const findRun = (id: string) => database().run.findUnique({ where: { id }, include: withNames })

export async function readRun(id: string): Promise<RunMeta> {
  const run = await findRun(id)
  if (!run) throw new AppError('not-found', 'There is no run at this address.')
  return metaOf(run)
}

/** Latest first; without the documents, which lists do not show. */
export async function listRuns(where: { scenarioId?: string } = {}, take = 200): Promise<RunMeta[]> {
  const runs = await database().run.findMany({
    where: { ...where, scenario: { archivedAt: null } },
    orderBy: { createdAt: 'desc' },
    take,
    include: { ...withNames, revision: { select: { number: true } } },
  })
  return runs.map((run) => metaOf({ ...run, revision: { ...run.revision, text: '' } }))
}

function metaOf({ id, scenario, revision, seed, status, failure, createdAt, startedAt, finishedAt, summary }: StoredRun): RunMeta {
  const known = summary === null ? null : (JSON.parse(summary) as RunSummary)
  return { id, scenario, revision, seed, status: status as RunStatus, failure, createdAt, startedAt, finishedAt, summary: known }
}

/** The compressed result, exactly as stored. */
export async function readResult(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const result = await database().runResult.findUnique({ where: { runId: id } })
  if (!result) throw new AppError('not-found', 'This run has no result.')
  if (result.format !== resultFormat)
    throw new AppError('conflict', 'This result was stored by another version of the dashboard. Run the scenario again.')
  return result.value
}

/** How a run stands: from the runner while it is in progress, from the database afterwards. */
export async function readProgress(id: string): Promise<RunProgress> {
  const live = runner().progressOf(id)
  if (live) return live
  const { status, failure } = await readRun(id)
  return { status, ratio: isFinal(status) ? 1 : 0, message: failure }
}
