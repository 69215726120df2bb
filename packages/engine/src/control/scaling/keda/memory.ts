import {
  type CronWindow,
  generatedHpa,
  type HpaSpec,
  initialKedaState,
  type KedaSpec,
  type KedaState,
  type LoopSpec,
  loopSpecOf,
  openCron,
} from '@plimsoll/models'
import type { Plan } from '../../../plan/plan.ts'
import { startUnixSecondsOf } from '../scheduled.ts'

/** What KEDA knows of one ScaledObject while a run goes on. */
export type KedaMemory = {
  readonly loop: LoopSpec
  /** Null while it is paused. */
  readonly hpa: HpaSpec | null
  /** By source trigger, the window of a cron trigger read once. */
  readonly windows: readonly (CronWindow | { readonly error: string } | null)[]
  readonly startUnixSeconds: number
  state: KedaState
  /** When the loop last asked the sources; NaN before it has. */
  polledAtSeconds: number
}

export function createKeda(plan: Plan, name: string, spec: KedaSpec): KedaMemory {
  return {
    loop: loopSpecOf(spec),
    hpa: generatedHpa(spec, name),
    windows: spec.triggers.filter(isSource).map(({ signal }) => (signal.kind === 'cron' ? openCron(signal) : null)),
    startUnixSeconds: startUnixSecondsOf(plan),
    state: initialKedaState,
    polledAtSeconds: Number.NaN,
  }
}

/** cpu and memory have no source of their own: the HPA reads them. */
export function isSource({ signal }: KedaSpec['triggers'][number]): boolean {
  return signal.kind !== 'resource'
}
