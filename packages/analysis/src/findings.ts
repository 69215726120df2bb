import type { Bill, CumulativeBill, MicroUsd } from '@plimsoll/billing'
import type { Intent, MarkId, MarkKind, RunResult } from '@plimsoll/engine'
import type { EvaluatedObjective } from './objectives/objective.ts'
import type { Outcome } from './outcome.ts'

/** A run with everything that was made from it: what panels, reports and comparisons start from. */
export type AnalysedRun = {
  /** How people call it: the scenario's name, or the file it came from. */
  readonly name: string
  readonly result: RunResult
  readonly bill: Bill
  /** Money at the end of every bucket (`spendInstants(result)`); null where nobody computed it. */
  readonly cumulative: CumulativeBill | null
  readonly findings: Findings
}

/** Worst of the objectives; `none` when the scenario states none. `unknown` is never counted as held. */
export type Verdict = 'held' | 'broken' | 'unknown' | 'none'

/** What a run means: plain data, no function in it; `report` puts it into sentences. Instants are seconds since the start of the run, ratios 1 = 100 %. */
export type Findings = {
  readonly verdict: Verdict
  /** Failing ones first, then unknown ones, then those that hold; within each as the scenario lists them. */
  readonly objectives: readonly EvaluatedObjective[]
  readonly peak: PeakLoad | null
  readonly headroom: Headroom
  readonly reactions: readonly Reaction[]
  readonly waste: Waste
  readonly saturation: readonly SaturationEpisode[]
  readonly spend: Spend
  /** Null when the scenario has no budget. */
  readonly burntBeforeAlarm: BurntBeforeAlarm | null
  readonly losses: readonly IntentLosses[]
  /** The decisions that mattered, most important first; `atSeconds` puts them back in order. */
  readonly decisions: readonly KeyDecision[]
}

/** The bucket in which most was offered, all sources together. */
export type PeakLoad = {
  readonly atSeconds: number
  readonly offeredPerSecond: number
  readonly byIntent: Readonly<Record<Intent, number>>
  /** Peak over the mean of the whole run; null when nothing was offered. */
  readonly peakToMeanRatio: number | null
}

/**
 * How much more traffic the ready pods could have carried: `1 / utilisation − 1` of the service with least room, where utilisation is
 * the bucket mean of `cpu.utilisation`. 0.25 = a quarter more. The pods are at the edge at 0.
 */
export type Headroom = {
  readonly service: string | null
  /** In the bucket of the peak load; null with a reason where it cannot be known. */
  readonly atPeakRatio: number | null
  /** The least of any bucket in which pods were ready. */
  readonly tightest: { readonly ratio: number; readonly atSeconds: number } | null
  /** The same at the peak, if every pod that the autoscaler and the node pools allow were ready; null where no limit is known. */
  readonly ceilingRatio: number | null
  readonly ceilingPods: number | null
  /** How the figures were obtained, or why they are null. */
  readonly reason: string
}

/** One rise of traffic and how long it took until enough pods were ready for it. */
export type Reaction = {
  readonly service: string
  readonly fromPods: number
  readonly toPods: number
  /** End of the last bucket in which the offered rate had risen by less than a tenth of the whole rise. */
  readonly riseAtSeconds: number
  /** First scale-up that answered it. */
  readonly decidedAtSeconds: number
  /** End of the first bucket with `toPods` ready. */
  readonly readyAtSeconds: number | null
  /** `readyAtSeconds − riseAtSeconds`; null when the pods never became ready. */
  readonly seconds: number | null
  readonly reason: string
  readonly marks: readonly MarkId[]
}

/** Machine time that was paid for and did nothing. The money is the bill's own `idle` share, not a second computation. */
export type Waste = {
  readonly nodeHours: number
  /** Running, not ready yet. */
  readonly bootingNodeHours: number
  /** Ready with no workload pod on it. */
  readonly emptyNodeHours: number
  /** Share of ready machine time that no pod requested, empty machines included, as whole-machine hours. */
  readonly unrequestedNodeHours: number
  readonly idleMicroUsd: MicroUsd
  /** Idle money over the whole bill; null for an empty bill. */
  readonly idleRatio: number | null
  /** Allocatable core-hours over requested core-hours, 1 = nothing spare; null with no requests. */
  readonly overProvisionRatio: number | null
}

/** A stretch of buckets in which pods refused or lost requests for want of capacity. */
export type SaturationEpisode = {
  readonly service: string
  readonly fromSeconds: number
  readonly untilSeconds: number
  readonly lostRequests: number
  readonly lostCustomerRequests: number
  readonly outcomes: readonly Outcome[]
}

export type Spend = {
  readonly totalMicroUsd: MicroUsd
  readonly byIntent: { readonly customers: MicroUsd; readonly attack: MicroUsd; readonly idle: MicroUsd }
  /** The run's average day, or the dearest one of a longer run. */
  readonly perDayMicroUsd: MicroUsd | null
  readonly perDayBasis: string
  readonly perMonthMicroUsd: MicroUsd | null
  readonly perMonthBasis: string | null
  readonly costPerMillionServedMicroUsd: MicroUsd | null
  /** Null where no cumulative bill was given. */
  readonly peakBurn: { readonly usdPerHour: number; readonly atSeconds: number } | null
}

/** What was spent before anybody could have been told. */
export type BurntBeforeAlarm = {
  readonly thresholdMicroUsd: MicroUsd
  /** When the money spent crossed the threshold, whether or not anyone saw it. */
  readonly crossedAtSeconds: number | null
  /** When the alarm rang; null if it did not ring within the run. */
  readonly alarmAtSeconds: number | null
  /** Spent when it rang, or by the end of the run if it did not. */
  readonly burntMicroUsd: MicroUsd
}

/** How the attempts of one intent ended. `lost` is everything neither served nor unfinished. */
export type IntentLosses = {
  readonly intent: Intent
  readonly offered: number
  readonly served: number
  readonly lost: number
  readonly unfinished: number
  /** served ÷ (offered − unfinished); null when nothing was decided. */
  readonly availabilityRatio: number | null
  readonly byOutcome: Readonly<Record<Outcome, number>>
}

/** One decision, or several of the same kind and reason folded together. */
export type KeyDecision = {
  readonly atSeconds: number
  readonly untilSeconds: number
  readonly kind: MarkKind
  readonly subject: string
  readonly from: number | string | null
  readonly to: number | string | null
  readonly reason: string
  readonly inputs: readonly string[]
  /** How many marks were folded into this one. */
  readonly times: number
  readonly marks: readonly MarkId[]
  /** Why it ranks where it does, in words. */
  readonly matters: string
}
