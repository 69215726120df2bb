import { z } from 'zod'

/** Facts about a field that forms, `explain defaults` and completion show; they travel in the JSON Schema. */
export type FieldMeta = {
  readonly title?: string
  readonly description?: string
  readonly unit?: string
  readonly source?: string
  readonly examples?: readonly string[]
}

const durationPattern = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/
const secondsPerUnit: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 }

/** Seconds of `90s`, `5m`, `1h30m`, `200ms`, `2d`; undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  if (!durationPattern.test(text)) return undefined
  let seconds = 0
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g))
    seconds += unit === 'ms' ? Number(amount) / 1000 : Number(amount) * secondsPerUnit[unit]
  return seconds
}

/** What fields have in common is made once: a schema takes a kilobyte and more, and there are hundreds of fields. */
const lengthOfTime = (isPositive: boolean) =>
  z
    .string()
    .regex(durationPattern, 'expected a duration such as 200ms, 90s, 5m or 1h30m')
    .transform((text, context) => {
      const seconds = parseDuration(text) ?? 0
      if (isPositive && seconds === 0) context.addIssue({ code: 'custom', message: 'expected a duration longer than 0s' })
      return seconds
    })
const anyDuration = lengthOfTime(false)
const positiveDuration = lengthOfTime(true)

/** A length of time as `90s`, `5m`, `1h30m`, `200ms`; seconds in the output. */
export function duration({ positive, ...shown }: FieldMeta & { readonly positive?: boolean } = {}) {
  return (positive ? positiveDuration : anyDuration).meta({ unit: 'duration', ...shown })
}

const ratePattern = /^\d+(?:\.\d+)?\/(?:s|m|h|d)$/

/** Events per second of `800/s`, `60/m`; undefined when the text is no rate. */
export function parseRate(text: string): number | undefined {
  if (!ratePattern.test(text)) return undefined
  const [amount, unit] = text.split('/')
  return Number(amount) / secondsPerUnit[unit]
}

/** A rate as `800/s`, `60/m`, `1000/h`; events per second in the output. */
export function rate(meta: FieldMeta & { readonly positive?: boolean } = {}) {
  const { positive, ...shown } = meta
  return z
    .string()
    .regex(ratePattern, 'expected a rate such as 800/s, 60/m or 1000/h')
    .transform((text, context) => {
      const perSecond = parseRate(text) ?? 0
      if (positive && perSecond === 0) context.addIssue({ code: 'custom', message: 'expected a rate above 0/s' })
      return perSecond
    })
    .meta({ unit: 'rate', ...shown })
}

/** A whole number within bounds. */
export function count(bounds: { readonly min?: number; readonly max?: number }, meta: FieldMeta = {}) {
  return z
    .int()
    .min(bounds.min ?? 0)
    .max(bounds.max ?? 1e9)
    .meta({ unit: 'count', ...meta })
}

/** A ratio 0..1, or more when `max` allows it. */
export function ratio(bounds: { readonly min?: number; readonly max?: number } = {}, meta: FieldMeta = {}) {
  return z
    .number()
    .min(bounds.min ?? 0)
    .max(bounds.max ?? 1)
    .meta({ unit: 'ratio', ...meta })
}
