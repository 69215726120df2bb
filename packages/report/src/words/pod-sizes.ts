import type { PodSizeAdvice, ResourceAdvice } from '@plimsoll/analysis'
import { formatMoneyShort, formatNumber, noFigure } from '../format/index.ts'

/** One resource of one service, ready to be shown in a table. */
export type PodSizeRow = {
  readonly service: string
  readonly resource: string
  readonly request: string
  readonly lowerBound: string
  readonly target: string
  readonly uncappedTarget: string
  readonly upperBound: string
  /** Where the request stands, and what an updater would do about it. */
  readonly standing: string
  readonly note: string | null
}

const bytesPerMi = 1_048_576

const standings: Readonly<Record<NonNullable<ResourceAdvice['standing']>, string>> = {
  below: 'too little: an updater would evict',
  within: 'within the bounds',
  above: 'too much: an updater would evict',
}

const names: Readonly<Record<ResourceAdvice['resource'], string>> = { cpu: 'CPU', memory: 'memory' }

/** The recommendations of a service as rows, in Kubernetes' own units. */
export function podSizeRows({ service, resources }: PodSizeAdvice): readonly PodSizeRow[] {
  return resources.map((advice) => {
    const { resource, request, said, standing, note } = advice
    const shown = (value: number | undefined) => (value === undefined ? noFigure : quantity(advice, value))
    return {
      service,
      resource: names[resource],
      request: request === 0 ? 'none' : shown(request),
      lowerBound: shown(said?.lowerBound),
      target: shown(said?.target),
      uncappedTarget: shown(said?.uncappedTarget),
      upperBound: shown(said?.upperBound),
      standing: standing === null ? noFigure : standings[standing],
      note,
    }
  })
}

/** `500m`, `512Mi`: what can be written into a manifest; memory rounded up. */
function quantity({ unit }: ResourceAdvice, value: number): string {
  return unit === 'millicores' ? `${value}m` : `${Math.ceil(value / bytesPerMi)}Mi`
}

/** How much history stands behind it, and what the targets would cost or save. */
export function podSizeSentence({ service, samples, confidenceDays, perMonthMicroUsd, costReason }: PodSizeAdvice): string {
  const history = `${service}: ${formatNumber(samples)} samples, ${formatNumber(confidenceDays, 2)} days of history; the bounds close in as it grows.`
  if (perMonthMicroUsd === null) return `${history} What the targets would cost is not known: ${lowerFirst(costReason)}`
  const change =
    perMonthMicroUsd === 0
      ? 'The targets would cost as much as the requests'
      : `With the targets as requests machines would cost about ${formatMoneyShort(Math.abs(perMonthMicroUsd))} a month ${perMonthMicroUsd < 0 ? 'less' : 'more'}`
  return `${history} ${change}: ${lowerFirst(costReason)}`
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
