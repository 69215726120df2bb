import { parseCron } from '../../../contract/cron.ts'
import { type CronWindow, isWithin, timeZone } from '../../cron/index.ts'
import type { SourceAnswer } from '../loop/spec.ts'

/** A cron trigger: so many replicas are wished for while its window is open. */
export type CronSignal = {
  readonly kind: 'cron'
  readonly timezone: string
  readonly start: string
  readonly end: string
  readonly desiredReplicas: number
}

type Metadata = Readonly<Record<string, string | undefined>>

/**
 * Checks the metadata of a cron trigger.
 *
 * @returns the signal, or what the operator says is wrong
 */
export function cronSignal(metadata: Metadata): CronSignal | { readonly error: string } {
  const { timezone = '', start = '', end = '', desiredReplicas = '' } = metadata
  const missing = Object.entries({ timezone, start, end, desiredReplicas })
    .filter(([, written]) => written === '')
    .map(([name]) => `missing required parameter "${name}" in [triggerMetadata]`)
  const replicas = wholeNumber(desiredReplicas)
  const problems = [...missing, typeof replicas === 'string' ? replicas : '', windowProblem(start, end, replicas)].filter(Boolean)
  if (problems.length > 0) return { error: `error parsing cron metadata: ${problems.join('\n')}` }
  return { kind: 'cron', timezone, start, end, desiredReplicas: Number(replicas) }
}

/** The window of a signal, read once; an error where the operator would meet one at every read. */
export function openCron({ timezone, start, end }: CronSignal): CronWindow | { readonly error: string } {
  const zone = timeZone(timezone)
  if (!zone) return { error: `unable to load timezone: unknown time zone ${timezone}` }
  const opens = parseCron(start)
  const closes = parseCron(end)
  if (typeof opens === 'string' || typeof closes === 'string')
    return { error: `error parsing cron metadata: ${[opens, closes].join('\n')}` }
  return { start: opens, end: closes, zone }
}

/** What the trigger reads at an instant: its replicas while the window is open, which is when it is active; else 0. */
export function readCron({ desiredReplicas }: CronSignal, window: CronWindow, atUnixSeconds: number): SourceAnswer {
  const isActive = isWithin(window, atUnixSeconds)
  return { value: isActive ? desiredReplicas : 0, isActive }
}

/** The metric's name without its index: `cron-Europe-Berlin-08xx1-5-018xx1-5`. */
export function cronMetricName({ timezone, start, end }: CronSignal): string {
  const shortened = (expression: string) =>
    expression.replace(/ /g, '').replace(/\*/g, 'x').replace(/\//g, 'Sl').replace(/\?/g, 'Qm').replace(/,/g, 'Cm')
  return `cron-${timezone}-${shortened(start)}-${shortened(end)}`.replace(/[/.:%]/g, '-')
}

function windowProblem(start: string, end: string, replicas: number | string): string {
  const opens = parseCron(start)
  if (typeof opens === 'string') return `error parsing start schedule: ${opens}`
  const closes = parseCron(end)
  if (typeof closes === 'string') return `error parsing end schedule: ${closes}`
  if (start === end) return 'start and end can not have exactly same time input'
  return typeof replicas === 'string' || replicas === 0 ? 'no desiredReplicas specified' : ''
}

/** Empty text is missing, which is said elsewhere. */
function wholeNumber(written: string): number | string {
  if (written === '' || /^-?(?:0|[1-9]\d*)$/.test(written)) return Number(written)
  const why = /^-?\d/.test(written)
    ? `json: cannot unmarshal number ${written} into Go value of type int64`
    : `invalid character '${written[0]}' looking for beginning of value`
  return `unable to set param "desiredReplicas" value "${written}": unable to unmarshal to field type int64: ${why}`
}
