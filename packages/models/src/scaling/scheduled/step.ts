import { isWithin } from '../cron/index.ts'
import type { ScheduledSpec, ScheduledWindow } from './spec.ts'

/** The name of the window that decided; null while none is open. */
export type ScheduledState = { readonly window: string | null }

export type ScheduledDecision = {
  readonly rule: 'window' | 'base'
  /** Bounds that hold now; equal where a size is set. */
  readonly minReplicas: number
  readonly maxReplicas: number
  /** Whether another window, or none, decided before. */
  readonly isChanged: boolean
  readonly reason: string
}

export const initialScheduledState: ScheduledState = { window: null }

/** What the timetable says at an instant. */
export function step(
  spec: ScheduledSpec,
  state: ScheduledState,
  seen: { readonly atUnixSeconds: number },
): { readonly decision: ScheduledDecision; readonly state: ScheduledState } {
  const open = spec.windows.filter(({ start, end }) => isWithin({ start, end, zone: spec.zone }, seen.atUnixSeconds))
  const largest = open.reduce<ScheduledWindow | null>((best, each) => (best && outranks(best, each) ? best : each), null)
  const window = largest?.name ?? null
  const { minReplicas, maxReplicas } = largest ?? baseBounds(spec)
  const asked = minReplicas === maxReplicas ? `${minReplicas} replicas` : `${minReplicas} to ${maxReplicas} replicas`
  const others = open.length > 1 ? `, the largest of ${open.length} open windows` : ''
  const reason = largest ? `${largest.name} is open in ${spec.zone.name}: ${asked}${others}` : `no window is open: ${asked}`
  return {
    decision: { rule: largest ? 'window' : 'base', minReplicas, maxReplicas, isChanged: window !== state.window, reason },
    state: { window },
  }
}

/** The earlier one counts among equals. */
function outranks(best: ScheduledWindow, each: ScheduledWindow): boolean {
  return best.minReplicas > each.minReplicas || (best.minReplicas === each.minReplicas && best.maxReplicas >= each.maxReplicas)
}

function baseBounds({ base }: ScheduledSpec): { readonly minReplicas: number; readonly maxReplicas: number } {
  return base.kind === 'hpa' ? base.hpa : { minReplicas: base.replicas, maxReplicas: base.replicas }
}
