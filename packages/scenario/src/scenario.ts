import type { TraceCounts } from '@plimsoll/models'
import type { z } from 'zod'
import type { documentSchema } from './schema/document.ts'

/** Files that a scenario names, read by whoever has them: recorded series by the name that a trace pattern gives. */
export type Attachments = { readonly traces: Readonly<Record<string, TraceCounts>> }

/** A valid document: defaults filled in, durations in seconds, rates per second, quantities in cores and bytes, with its attachments. Plain data. */
export type Scenario = z.output<typeof documentSchema> & Attachments

export type ScenarioService = Scenario['services'][number]
export type ScenarioSource = Scenario['traffic'][number]

/** As much of a scenario as could be read: a section with errors is undefined, and rules about it are silent. */
export type Draft = Attachments & {
  readonly run?: Scenario['run']
  readonly traffic: readonly (ScenarioSource | undefined)[]
  readonly services: readonly (ScenarioService | undefined)[]
  readonly cluster?: Scenario['cluster']
  readonly nodes?: Scenario['nodes']
  readonly bill?: Scenario['bill']
  readonly metrics: readonly (Scenario['metrics'][number] | undefined)[]
  readonly edge: readonly (Scenario['edge'][number] | undefined)[]
  readonly objectives: readonly (string | undefined)[]
  /** The document as written, for rules about fields that a failed section still shows. */
  readonly data: unknown
}
