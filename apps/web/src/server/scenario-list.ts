import type { RunStatus } from '../simulation/run-state.ts'
import type { RunSummary } from '../simulation/summary.ts'
import { database } from './database.ts'

/** A line of the list: the scenario, how its latest run stands, and what the latest finished one found. */
export type ScenarioRow = {
  readonly id: string
  readonly name: string
  readonly template: string | null
  readonly forkedFrom: { readonly id: string; readonly name: string } | null
  readonly hasDraft: boolean
  readonly revision: number
  readonly updatedAt: Date
  readonly latestRun: { readonly id: string; readonly status: RunStatus } | null
  readonly finished: { readonly runId: string; readonly summary: RunSummary } | null
}

export async function listScenarios(isArchived: boolean): Promise<ScenarioRow[]> {
  const scenarios = await database().scenario.findMany({
    where: { archivedAt: isArchived ? { not: null } : null },
    orderBy: { updatedAt: 'desc' },
    take: 500,
    include: {
      forkedFrom: { select: { id: true, name: true } },
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
      runs: { orderBy: { createdAt: 'desc' }, take: 10, select: { id: true, status: true, summary: true } },
    },
  })
  return scenarios.map(({ id, name, template, forkedFrom, draft, revisions, updatedAt, runs }) => {
    const latest = runs[0]
    const done = runs.find(({ summary }) => summary !== null)
    return {
      id,
      name,
      template,
      forkedFrom,
      hasDraft: draft !== null,
      revision: revisions[0]?.number ?? 0,
      updatedAt,
      latestRun: latest ? { id: latest.id, status: latest.status as RunStatus } : null,
      finished: done ? { runId: done.id, summary: JSON.parse(done.summary as string) as RunSummary } : null,
    }
  })
}
