import { z } from 'zod'
import { type CronSchedule, parseCron } from '../../contract/cron.ts'
import { duration } from '../../contract/units.ts'
import { type TimeZone, timeZone } from '../cron/index.ts'
import { type HpaSpec, hpaSpec } from '../hpa/spec.ts'

/** A timetable of sizes, or of an HPA's bounds. Plain data. */
export type ScheduledSpec = {
  readonly checkPeriodSeconds: number
  readonly zone: TimeZone
  /** What holds while no window is open: a size, or an HPA with bounds of its own. */
  readonly base: { readonly kind: 'replicas'; readonly replicas: number } | { readonly kind: 'hpa'; readonly hpa: HpaSpec }
  readonly windows: readonly ScheduledWindow[]
  /** Least and most of all that the timetable may ask for. */
  readonly minReplicas: number
  readonly maxReplicas: number
}

export type ScheduledWindow = {
  readonly name: string
  readonly start: CronSchedule
  readonly end: CronSchedule
  /** Both the same where the window sets a size. */
  readonly minReplicas: number
  readonly maxReplicas: number
}

const most = 100_000
const replicas = z.int().min(0).max(most)

const cron = (description: string) =>
  z
    .string()
    .transform((written, context): CronSchedule => {
      const read = parseCron(written)
      if (typeof read !== 'string') return read
      context.addIssue({ code: 'custom', message: read })
      return z.NEVER
    })
    .meta({ description, examples: ['0 8 * * 1-5'] })

const zone = z
  .string()
  .transform((name, context): TimeZone => {
    const found = timeZone(name)
    if (found) return found
    context.addIssue({ code: 'custom', message: `unknown time zone ${name}; expected a name such as Europe/Berlin` })
    return z.NEVER
  })
  .meta({ description: 'Zone whose clocks the windows follow, daylight saving included', examples: ['America/New_York'] })

const windowFields = z.strictObject({
  name: z.string().min(1).max(100).optional().meta({ description: 'What reasons call it; its expressions unless given' }),
  start: cron('When it opens: minute, hour, day of month, month, day of week'),
  end: cron('When it closes'),
  replicas: replicas.optional().meta({ unit: 'count', description: 'Size while it is open' }),
  minReplicas: replicas.optional().meta({ unit: 'count', description: 'Least size of the HPA while it is open' }),
  maxReplicas: replicas.min(1).optional().meta({ unit: 'count', description: 'Largest size of the HPA while it is open' }),
})

const fields = z.strictObject({
  timezone: zone,
  checkEvery: duration({ positive: true, description: 'Time between looks at the clock' }).prefault('15s'),
  replicas: replicas.optional().meta({ unit: 'count', description: 'Size while no window is open' }),
  hpa: hpaSpec.optional().meta({ description: 'An HPA whose bounds the windows change, instead of sizes' }),
  windows: z.array(windowFields).min(1).max(100).meta({ description: 'Where several are open, the largest counts' }),
})

/** `autoscaler: { scheduled: … }`: sizes by the clock, or an HPA with bounds by the clock. */
export const scheduledSpec = fields.transform((written, context): ScheduledSpec => {
  const fail = (path: readonly (string | number)[], message: string) => context.addIssue({ code: 'custom', path: [...path], message })
  const { replicas: size, hpa } = written
  if ((size === undefined) === (hpa === undefined)) fail([], 'expected exactly one of replicas and hpa')
  const windows = written.windows.map((window, index) => readWindow(window, index, hpa, fail))
  return {
    checkPeriodSeconds: written.checkEvery,
    zone: written.timezone,
    base: hpa ? { kind: 'hpa', hpa } : { kind: 'replicas', replicas: size ?? 0 },
    windows,
    minReplicas: windows.reduce((least, window) => Math.min(least, window.minReplicas), hpa?.minReplicas ?? size ?? 0),
    maxReplicas: windows.reduce((largest, window) => Math.max(largest, window.maxReplicas), hpa?.maxReplicas ?? size ?? 0),
  }
})

type Fail = (path: readonly (string | number)[], message: string) => void

function readWindow(written: z.output<typeof windowFields>, index: number, hpa: HpaSpec | undefined, fail: Fail): ScheduledWindow {
  const { replicas: size, minReplicas, maxReplicas } = written
  const at = ['windows', index]
  if (hpa && size !== undefined) fail([...at, 'replicas'], 'an HPA decides the size here; expected minReplicas, maxReplicas or both')
  if (hpa && minReplicas === undefined && maxReplicas === undefined) fail(at, 'expected minReplicas, maxReplicas or both')
  if (!hpa && size === undefined) fail(at, 'expected replicas')
  if (!hpa && (minReplicas !== undefined || maxReplicas !== undefined))
    fail(at, 'minReplicas and maxReplicas are bounds of an hpa; expected replicas')
  const least = minReplicas ?? hpa?.minReplicas ?? size ?? 0
  const largest = maxReplicas ?? (hpa ? Math.max(hpa.maxReplicas, least) : (size ?? 0))
  if (least > largest) fail(at, `minReplicas is ${least} but maxReplicas is ${largest}`)
  return {
    name: written.name ?? `window ${index + 1}`,
    start: written.start,
    end: written.end,
    minReplicas: least,
    maxReplicas: largest,
  }
}
