import type { Distribution } from '@plimsoll/kernel'
import type {
  AutoscalerSpec,
  Capacity,
  DisruptionMarks,
  EndpointDelays,
  FaultStep,
  LimiterSpec,
  MemoryUse,
  ModelLoad,
  PatternSpec,
  PodDisruptionBudget,
  Priority,
  Probes,
  RestartTiming,
  RollingUpdate,
  SchedulerPod,
  ScoringStrategy,
  TraceCounts,
  VpaSpec,
} from '@plimsoll/models'
import type { Intent } from '../result/run-result.ts'
import type { PlannedSignal } from './plan-signals.ts'
import type { PlannedSupply } from './plan-supply.ts'
import type { PlannedNodes } from './planned-nodes.ts'

/**
 * A scenario made ready to run: names resolved to indices, quantities in SI units, machines taken from the catalogue.
 * Plain data: the same plan, seed and version give the same bytes anywhere.
 */
export type Plan = {
  readonly engineVersion: string
  readonly scenario: string
  readonly startIso: string
  readonly durationSeconds: number
  readonly bucketSeconds: number
  readonly seed: number
  readonly sources: readonly PlannedSource[]
  /** Edge stations in document order. */
  readonly stations: readonly LimiterSpec[]
  readonly services: readonly PlannedService[]
  /** Pods that are alike for the scheduler. The first ones are those of the services, in their order. */
  readonly podClasses: readonly PlannedPodClass[]
  /** Zones of the claims that are bound from the start. */
  readonly claims: Readonly<Record<string, readonly string[]>>
  /** What autoscalers may follow besides the CPU and memory of pods. */
  readonly signals: readonly PlannedSignal[]
  readonly nodes: PlannedNodes
  readonly kubelet: PlannedKubelet
  readonly supply: PlannedSupply
  /** Everything that the faults do, earliest first. */
  readonly faults: readonly FaultStep[]
  readonly scheduler: PlannedScheduler
  readonly bill: { readonly provider: string; readonly region: string; readonly budget: PlannedBudget | null }
  readonly objectives: readonly string[]
  /** Recorded series by the name that a trace pattern gives. */
  readonly traces: Readonly<Record<string, TraceCounts>>
}

/** How a machine fetches images, how many at once (null: all) and bytes a second of each alone, and restarts containers. */
export type PlannedKubelet = { readonly pullsAtOnce: number | null; readonly pullRate: Distribution; readonly restarts: RestartTiming }

export type PlannedBudget = { readonly monthlyUsd: number; readonly alarms: string; readonly thresholds: readonly number[] }

export type PlannedSource = {
  readonly name: string
  readonly intent: Intent
  /** Index into `services`. */
  readonly service: number
  readonly pattern: PatternSpec
  readonly clients: { readonly count: number; readonly zipfExponent: number } | null
  /** Mean bytes of one request and one answer; null when the scenario does not say, and then no bytes are billed. */
  readonly requestBytes: number | null
  readonly answerBytes: number | null
}

/** What differs between versions of a service's pods. */
export type PlannedVersion = {
  /** When a rollout of it begins. */
  readonly atSeconds: number
  readonly startup: Distribution
  /** Null when the time to pull it is part of `startup`. */
  readonly image: { readonly bytes: number; readonly isAlwaysAsked: boolean } | null
  /** How many times its own service seconds a request takes. */
  readonly pace: number
  /** Null when the scenario does not say. */
  readonly memory: MemoryUse | null
  /** Working set above which a pod is killed; null without a limit, and for pods that can never come there. */
  readonly memoryLimitBytes: number | null
}

/** Pods of a service as the scheduler reads them while their volumes can be attached in these zones; null: anywhere. */
export type PlannedPodClass = { readonly service: number; readonly zones: readonly string[] | null; readonly pod: SchedulerPod }

export type PlannedScheduler = {
  readonly scoring: ScoringStrategy
  /** Until 1.32 a pod that became schedulable still waits out its back-off; later ones take it at once when nothing else waits (KEP-5142). */
  readonly waitsOutBackOff: boolean
}

export type PlannedService = {
  readonly name: string
  readonly requests: Capacity
  /** How many times longer a request is worked on by the number of busy workers at its start; null where the CPU limit holds nobody back. */
  readonly stretch: readonly number[] | null
  readonly workers: number
  readonly serviceTime: Distribution
  /** Cores that one busy worker uses: CPU a request costs over the time it takes. */
  readonly coresPerBusyWorker: number
  readonly queueLimit: number
  /** Null when clients wait for ever. */
  readonly patienceSeconds: number | null
  readonly probes: Probes
  /** In order of time; the first is there from the start. */
  readonly versions: readonly PlannedVersion[]
  readonly rollingUpdate: RollingUpdate
  readonly minReadySeconds: number
  readonly progressDeadlineSeconds: number
  readonly initContainers: readonly Distribution[]
  /** Null for pods that load no model. */
  readonly modelLoad: ModelLoad | null
  readonly terminationGraceSeconds: number
  /** Null without a hook. */
  readonly preStop: Distribution | null
  /** Null when balancers hear at once; so do consumers that pull. */
  readonly endpointDelays: EndpointDelays | null
  readonly policy: string
  /** Of the policy `connections`; null limits: a connection lives on. */
  readonly connections: { readonly perSource: number; readonly maxRequests: number | null; readonly maxAgeSeconds: number | null } | null
  /** Claims that all of its pods use, and whether each has disks of its own; null without either. */
  readonly volumes: { readonly shared: readonly string[]; readonly isEachOwn: boolean } | null
  /** A pod of it as the scheduler reads it, and how much it matters. */
  readonly scheduling: SchedulerPod
  readonly priority: Priority
  /** How long its pods stay on a machine that is unreachable; null: for ever. */
  readonly unreachableTolerationSeconds: number | null
  /** What its pods say to those who would move them. */
  readonly disruptionMarks: DisruptionMarks
  /** Null when nothing limits evictions. */
  readonly disruptionBudget: PodDisruptionBudget | null
  /** What a VerticalPodAutoscaler may say of it; null without one. */
  readonly verticalPodAutoscaler: VpaSpec | null
  /** Its CPU use follows from its request, because the scenario does not say what a request costs. */
  readonly isCpuAssumed: boolean
  readonly autoscaler: AutoscalerSpec
  /** Pods that are there and ready when the run starts. */
  readonly initialReplicas: number
}
