import { scheduledSpec } from './spec.ts'
import { initialScheduledState, step } from './step.ts'

export { type ScheduledSpec, scheduledSpec } from './spec.ts'
export { initialScheduledState, type ScheduledDecision, type ScheduledState, step as stepScheduled } from './step.ts'

/** Sizes, or bounds of an HPA, by the clock of a time zone. */
export const scheduled = {
  kind: 'scheduled',
  title: 'Timetable',
  help: 'Sets sizes, or the bounds of an HPA, by windows of cron expressions in a time zone.',
  spec: scheduledSpec,
  step,
  initialState: initialScheduledState,
} as const
