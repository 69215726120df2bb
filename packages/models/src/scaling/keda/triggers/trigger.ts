import { z } from 'zod'
import { parseQuantityMilli } from '../../../contract/quantity.ts'
import type { LoopTrigger } from '../loop/spec.ts'
import { cronMetricName, cronSignal } from './cron.ts'
import type { KedaSignal } from './signal.ts'
import { type Metadata, triggerTypes } from './types.ts'

/** One trigger, checked: what it reads, what it is held to, and above which value it counts as active. */
export type KedaTrigger = Omit<LoopTrigger, 'metricType'> & {
  readonly type: string
  readonly metricType: 'AverageValue' | 'Value' | 'Utilization'
  readonly signal: KedaSignal
}

const fields = z.strictObject({
  type: z.string().min(1).meta({ description: 'Which scaler: cron, rabbitmq, kafka, aws-sqs-queue, prometheus, cpu …' }),
  name: z.string().min(1).optional().meta({ description: 'What a formula calls it' }),
  metadata: z
    .record(z.string(), z.string({ error: 'must be text: write it in quotes' }))
    .meta({ description: 'As the scaler documents it; addresses and credentials are read over' }),
  metricType: z
    .enum(['AverageValue', 'Value', 'Utilization'])
    .optional()
    .meta({ description: 'AverageValue: target a replica; Value: target of the whole; Utilization: cpu and memory only' }),
  useCachedMetrics: z.boolean().default(false).meta({ description: 'The HPA is given the value of the last poll' }),
  authenticationRef: z
    .strictObject({ name: z.string().min(1), kind: z.string().optional() })
    .optional()
    .meta({ description: 'Read over: nothing is signed in to' }),
})

type Written = z.output<typeof fields>

/** `triggers` of the spec, each checked as its scaler checks its metadata. */
export const triggersField = z
  .array(fields)
  .min(1, 'no triggers defined in the ScaledObject/ScaledJob')
  .transform((written, context): readonly KedaTrigger[] =>
    written.flatMap((each, index) => {
      const read = readTrigger(each, index)
      if (!('errors' in read)) return [read]
      for (const { field, message } of read.errors) context.addIssue({ code: 'custom', path: [index, ...field], message })
      return []
    }),
  )
  .meta({ title: 'Triggers', description: 'What activity and size follow' })

type Problem = { readonly field: readonly string[]; readonly message: string }
type Read = KedaTrigger | { readonly errors: readonly Problem[] }

function readTrigger(written: Written, index: number): Read {
  const { type } = written
  if (type === 'cpu' || type === 'memory') return resourceTrigger(written, type)
  if (written.metricType === 'Utilization')
    return refuse(
      ['metricType'],
      `'Utilization' metric type is unsupported for external metrics, allowed values are 'Value' or 'AverageValue'`,
    )
  if (type === 'cron') return cronTrigger(written, index)
  return sourceTrigger(written, index)
}

function resourceTrigger({ metadata, metricType, useCachedMetrics, name }: Written, resource: 'cpu' | 'memory'): Read {
  if (useCachedMetrics) return refuse(['useCachedMetrics'], `property "useCachedMetrics" is not supported for "${resource}" scaler`)
  if (metricType !== 'Utilization' && metricType !== 'AverageValue')
    return refuse(['metricType'], `unsupported metric type, allowed values are 'Utilization' or 'AverageValue'`)
  const milli = parseQuantityMilli(metadata.value ?? '')
  const target = milli === undefined || milli <= 0 ? undefined : Number(milli) / 1000
  if (target === undefined) return refuse(['metadata', 'value'], `${resource} needs a positive value; found ${shown(metadata.value)}`)
  const signal: KedaSignal = { kind: 'resource', resource, container: metadata.containerName ?? null }
  return { type: resource, name: name ?? null, metricName: resource, metricType, target, activation: 0, useCachedMetrics: false, signal }
}

function cronTrigger({ metadata, metricType, useCachedMetrics, name }: Written, index: number): Read {
  if (useCachedMetrics) return refuse(['useCachedMetrics'], 'property "useCachedMetrics" is not supported for "cron" scaler')
  const signal = cronSignal(metadata)
  if ('error' in signal) return refuse(['metadata'], signal.error)
  return {
    type: 'cron',
    name: name ?? null,
    metricName: `s${index}-${cronMetricName(signal)}`,
    metricType: metricType ?? 'AverageValue',
    target: 1,
    activation: 0,
    useCachedMetrics: false,
    signal,
  }
}

function sourceTrigger({ type, metadata, metricType, useCachedMetrics, name }: Written, index: number): Read {
  if (!Object.hasOwn(triggerTypes, type))
    return refuse(
      ['type'],
      `no scaler found for type: ${type}; expected one of cpu, memory, cron, ${Object.keys(triggerTypes).sort().join(', ')}`,
    )
  const kind = triggerTypes[type]
  const errors: Problem[] = kind.required
    .filter((field) => !metadata[field])
    .map((field) => ({ field: ['metadata', field], message: `missing required parameter "${field}" in [triggerMetadata]` }))
  const target = numberIn(metadata, kind.target[0], kind.target[1])
  if (target === undefined || target <= 0) errors.push(problemOf(metadata, kind.target[0], 'a number above 0'))
  const activation = numberIn(metadata, kind.activation[0], kind.activation[1])
  if (activation === undefined) errors.push(problemOf(metadata, kind.activation[0], 'a number'))
  const signal = kind.signal(metadata)
  if ('error' in signal && errors.length === 0) errors.push({ field: ['metadata'], message: signal.error })
  if (errors.length > 0 || target === undefined || activation === undefined || 'error' in signal) return { errors }
  const metricName = `s${index}-${normalised([type, metadata[kind.named]].filter(Boolean).join('-'))}`
  return {
    type,
    name: name ?? null,
    metricName,
    metricType: metricType === 'Value' ? 'Value' : 'AverageValue',
    target,
    activation,
    useCachedMetrics,
    signal,
  }
}

function numberIn(metadata: Metadata, field: string, absent: number | null): number | undefined {
  return metadata[field] === undefined ? (absent ?? undefined) : finite(metadata[field])
}

function problemOf(metadata: Metadata, field: string, expected: string): Problem {
  return metadata[field] === undefined
    ? { field: ['metadata', field], message: `missing required parameter "${field}" in [triggerMetadata]` }
    : { field: ['metadata', field], message: `unable to set param "${field}" value "${metadata[field]}"; expected ${expected}` }
}

function finite(written: string | undefined): number | undefined {
  return written !== undefined && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(written) ? Number(written) : undefined
}

function shown(written: string | undefined): string {
  return written === undefined ? 'none' : JSON.stringify(written)
}

/** Characters that a metric's name can't have. */
function normalised(name: string): string {
  return name.replace(/[/.:%()]/g, '-')
}

function refuse(field: readonly string[], message: string): Read {
  return { errors: [{ field, message }] }
}
