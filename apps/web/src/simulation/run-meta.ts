import type { RunStatus } from './run-state.ts'
import type { RunSummary } from './summary.ts'

/** What a run's page knows before its result arrives. Plain values: crosses from server to browser. */
export type RunMeta = {
  readonly id: string
  readonly scenario: {
    readonly id: string
    readonly name: string
    /** `black-friday/scenario.yaml`, where it came from one. */
    readonly template: string | null
    readonly forkedFromId: string | null
  }
  readonly revision: { readonly number: number; readonly text: string }
  readonly seed: number
  readonly status: RunStatus
  readonly failure: string | null
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly summary: RunSummary | null
}
