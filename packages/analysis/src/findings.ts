import type { Bill, BudgetAlarm, BudgetReport, CumulativeBill, MicroUsd } from '@plimsoll/billing'
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
  /** The reactions that were completed, stage by stage, the longest first. */
  readonly waterfalls: readonly Waterfall[]
  /** How forecasts came out; empty without a predictive autoscaler. */
  readonly forecasts: readonly ForecastAccuracy[]
  /** What VerticalPodAutoscalers would say; empty without one. */
  readonly podSizes: readonly PodSizeAdvice[]
  readonly waste: Waste
  readonly saturation: readonly SaturationEpisode[]
  readonly spend: Spend
  /** What the scenario's budget would have said; null when it has none. */
  readonly budget: BudgetReport | null
  /** The alarm that matters most: of the highest threshold crossed. Null without a budget and when no threshold was crossed in the run. */
  readonly burntBeforeAlarm: BudgetAlarm | null
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
 * How much more traffic the ready pods could have carried: `1 / utilisation − 1` of the service with the least room. At the peak means the
 * least of the buckets in which at least 95 % of the most requests a second reached its pods. 0.25 = a quarter more; 0 = at the edge. Utilisation is
 * requests served in the bucket × mean worker-seconds of a request in that hour ÷ worker-seconds of the ready pods.
 */
export type Headroom = {
  readonly service: string | null
  readonly peakAtSeconds: number | null
  /** Null with a reason where it cannot be known. */
  readonly atPeakRatio: number | null
  /** The least of any bucket in which pods were ready. */
  readonly tightest: { readonly ratio: number; readonly atSeconds: number } | null
  /** The same at the peak, if every pod that the autoscaler and the machines allow were ready; null where no limit is known. */
  readonly ceilingRatio: number | null
  readonly ceilingPods: number | null
  /** How the figures were obtained, or why they are null. */
  readonly reason: string
}

/** What the recommender of a VerticalPodAutoscaler says of a service at the end of the run. It is not acted upon. */
export type PodSizeAdvice = {
  readonly service: string
  readonly samples: number
  /** Days of history as the recommender counts them. */
  readonly confidenceDays: number
  readonly resources: readonly ResourceAdvice[]
  /** What machines would cost more, or less (negative), a month with the targets as requests; null with `costReason`. */
  readonly perMonthMicroUsd: MicroUsd | null
  readonly costReason: string
}

export type ResourceAdvice = {
  readonly resource: 'cpu' | 'memory'
  readonly unit: 'millicores' | 'bytes'
  readonly request: number
  /** Null with a note where nothing can be said. */
  readonly said: {
    readonly lowerBound: number
    readonly target: number
    readonly uncappedTarget: number
    readonly upperBound: number
  } | null
  /** Where the request lies; outside of the bounds an updater would evict its pods. */
  readonly standing: 'below' | 'within' | 'above' | null
  readonly note: string | null
}

/** How the forecasts of a service came out in this run, interval by interval. Ratios are null while no forecast interval has passed. */
export type ForecastAccuracy = {
  readonly service: string
  readonly intervals: number
  readonly intervalSeconds: number
  /** Weighted absolute percentage error: Σ|load − forecast| / Σ load. */
  readonly wapeRatio: number | null
  /** Σ(load − forecast) / Σ load: above 0 where the forecast fell short. */
  readonly shortRatio: number | null
  /** Share of intervals whose load stayed within the forecast and its margin, which was made to cover `quantile`. */
  readonly coveredRatio: number | null
  readonly quantile: number
  readonly leadSeconds: number
  readonly leadFrom: 'set' | 'laws' | 'measured'
}

/**
 * One rise of traffic and how long it took until enough pods were ready. `riseAtSeconds` is the end of the last bucket in which the pods of
 * before were enough by the autoscaler's own measure: load ≤ `fromPods` × (load at the decision ÷ pods it asked for). Decisions that
 * answer the same rise are one reaction; rises answered by fewer than half as many pods again are not listed,
 * nor what a clock or a forecast did ahead of a rise. Exact to one bucket.
 */
export type Reaction = {
  readonly service: string
  readonly fromPods: number
  readonly toPods: number
  readonly riseAtSeconds: number
  /** First scale-up that answered it. */
  readonly decidedAtSeconds: number
  /** Start of the first bucket with `toPods` ready throughout; null when they never were before the next scale-down or the end. */
  readonly readyAtSeconds: number | null
  /** `readyAtSeconds − riseAtSeconds`. */
  readonly seconds: number | null
  /** Why `seconds` is null, or null. */
  readonly reason: string | null
  readonly marks: readonly MarkId[]
}

/** Where the seconds between a rise of traffic and pods that serve it go, in the order in which they pass. */
export const reactionStages = ['metric', 'sync', 'stabilisation', 'schedule', 'provision', 'boot', 'start', 'register'] as const
export type ReactionStage = (typeof reactionStages)[number]

/** One stage of a reaction. Stages follow each other without gap; one that took no time is 0 s long. */
export type WaterfallStage = {
  readonly stage: ReactionStage
  readonly fromSeconds: number
  readonly seconds: number
  /** Paid in these seconds for machines that hold pods of this reaction and were asked for after the rise: money for capacity that does not serve yet. */
  readonly paidMicroUsd: MicroUsd
  /** Customer requests that the service lost in these seconds, to the bucket. */
  readonly lostCustomerRequests: number
}

/**
 * A reaction taken apart along the pod that completed it, the last of its pods to become ready. Stages: `metric` until a sample showed the rise and was
 * published, `sync` until the controller read it, `stabilisation` from the first decision to the one that asked for this pod (policies, windows, ramps),
 * `schedule` until it was bound less the time its machine took, `provision` until its machine ran, `boot` until that was ready, `start` from bound to
 * Ready, `register` until the load balancer sends to it.
 */
export type Waterfall = {
  readonly service: string
  readonly fromPods: number
  readonly toPods: number
  readonly riseAtSeconds: number
  readonly servesAtSeconds: number
  readonly stages: readonly WaterfallStage[]
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
  /** Part of it: what machines cost that waited prepared in warm pools. */
  readonly warmPoolMicroUsd: MicroUsd
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
  readonly perDay: { readonly microUsd: MicroUsd; readonly basis: string } | null
  readonly perMonth: { readonly microUsd: MicroUsd; readonly basis: string } | null
  readonly costPerMillionServedMicroUsd: MicroUsd | null
  /** Null where no cumulative bill was given. */
  readonly peakBurn: { readonly usdPerHour: number; readonly atSeconds: number } | null
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
