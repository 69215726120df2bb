import type { Bill, MicroUsd } from '@plimsoll/billing'
import type { Plan, PodSizeRecord, RunResult } from '@plimsoll/engine'
import type { PodSizeAdvice, ResourceAdvice } from '../findings.ts'
import { integral } from '../series/buckets.ts'
import { sumOf } from '../series/columns.ts'

type PlanPart = Pick<Plan, 'services' | 'nodes'>

/** What VerticalPodAutoscalers say of each service, against its requests and in money. */
export function podSizeAdvices(result: RunResult, bill: Bill, plan: PlanPart | null): readonly PodSizeAdvice[] {
  return result.podSizes.map((record): PodSizeAdvice => {
    const { service, controlled, samples, confidenceDays } = record
    return {
      service,
      samples,
      confidenceDays,
      resources: controlled.map((resource) => (resource === 'cpu' ? cpuAdvice(record) : memoryAdvice(record))),
      ...costOf(result, bill, plan, record),
    }
  })
}

function cpuAdvice({ requestMilli, cpuMilli, isCpuAssumed }: PodSizeRecord): ResourceAdvice {
  const assumed = 'The CPU that it saw was assumed from the request itself: give pods.cpuPerRequest to learn anything.'
  const note = cpuMilli === null ? 'No pod was measured long enough.' : isCpuAssumed ? assumed : null
  return { resource: 'cpu', unit: 'millicores', request: requestMilli, said: cpuMilli, standing: standingOf(requestMilli, cpuMilli), note }
}

function memoryAdvice({ requestBytes, memoryBytes, isMemoryKnown }: PodSizeRecord): ResourceAdvice {
  const unknown = 'The scenario does not say what memory a pod uses: give pods.memory.'
  const note = !isMemoryKnown ? unknown : memoryBytes === null ? 'No pod was measured long enough.' : null
  return {
    resource: 'memory',
    unit: 'bytes',
    request: requestBytes,
    said: memoryBytes,
    standing: standingOf(requestBytes, memoryBytes),
    note,
  }
}

/** Outside of the bounds an updater would evict its pods. */
function standingOf(request: number, said: ResourceAdvice['said']): ResourceAdvice['standing'] {
  if (said === null) return null
  return request < said.lowerBound ? 'below' : request > said.upperBound ? 'above' : 'within'
}

type Cost = Pick<PodSizeAdvice, 'perMonthMicroUsd' | 'costReason'>
const unknownCost = (costReason: string): Cost => ({ perMonthMicroUsd: null, costReason })

/**
 * What machines would cost more or less a month with the targets as requests, if as much of the resource that binds was asked for of each
 * machine as in the run. Other pods keep their requests.
 */
function costOf(result: RunResult, bill: Bill, plan: PlanPart | null, record: PodSizeRecord): Cost {
  const service = plan?.services.find(({ name }) => name === record.service)
  const monthly = machinesPerMonth(bill)
  if (!plan || !service || monthly === null) return unknownCost('The run is too short, or its plan is not at hand.')
  if (record.cpuMilli === null && record.memoryBytes === null) return unknownCost('Nothing was recommended.')
  if (plan.nodes.provider.kind === 'fixed') return unknownCost('The machines are fixed: they cost the same whatever pods ask for.')
  if (JSON.stringify(service.autoscaler.spec).includes('"Utilization"'))
    return unknownCost(
      'Its autoscaler follows a share of the request: with another request it wants another number of pods. Run the scenario with it.',
    )
  const asked = requestedSeconds(result, plan)
  const there = allocatableSeconds(result, plan)
  const podSeconds = integral(result, sumOf(result, 'pods.ready', { service: record.service }) ?? new Float64Array(result.grid.length))
  const cores = ((record.cpuMilli?.target ?? record.requestMilli) - record.requestMilli) / 1000
  const bytes = (record.memoryBytes?.target ?? record.requestBytes) - record.requestBytes
  const before = Math.max(asked.cores / there.cores, asked.memoryBytes / there.memoryBytes)
  const after = Math.max((asked.cores + podSeconds * cores) / there.cores, (asked.memoryBytes + podSeconds * bytes) / there.memoryBytes)
  if (!(before > 0) || !Number.isFinite(after)) return unknownCost('No machine was ready, or no pod asked for anything.')
  return {
    perMonthMicroUsd: Math.round(monthly * (after / before - 1)),
    costReason: 'Machines at the prices of the run, as full of what binds as they were in it; other pods as they are.',
  }
}

function machinesPerMonth({ perMonth, byMeter, totalMicroUsd }: Bill): MicroUsd | null {
  return perMonth === null || totalMicroUsd === 0 ? null : (perMonth.microUsd * byMeter['node-time']) / totalMicroUsd
}

type Amounts = { cores: number; memoryBytes: number }

/** What ready pods of all services asked for, over the run. */
function requestedSeconds(result: RunResult, { services }: PlanPart): Amounts {
  const sum: Amounts = { cores: 0, memoryBytes: 0 }
  for (const { name, requests } of services) {
    const ready = sumOf(result, 'pods.ready', { service: name })
    const podSeconds = ready === null ? 0 : integral(result, ready)
    sum.cores += podSeconds * requests.cores
    sum.memoryBytes += podSeconds * requests.memoryBytes
  }
  return sum
}

/** What ready machines had for workloads, over the run. */
function allocatableSeconds({ usage, durationSeconds }: RunResult, { nodes }: PlanPart): Amounts {
  const sum: Amounts = { cores: 0, memoryBytes: 0 }
  for (const { offering, readyAtSeconds, endedAtSeconds } of usage.nodes) {
    if (readyAtSeconds === null) continue
    const machine = nodes.groups.flatMap(({ machines }) => machines).find((each) => each.offering === offering)
    const seconds = (endedAtSeconds ?? durationSeconds) - readyAtSeconds
    sum.cores += seconds * (machine?.room.cores ?? 0)
    sum.memoryBytes += seconds * (machine?.room.memoryBytes ?? 0)
  }
  return sum
}
