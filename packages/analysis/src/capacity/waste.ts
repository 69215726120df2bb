import type { Bill } from '@plimsoll/billing'
import type { NodeLease, RunResult } from '@plimsoll/engine'
import { sum } from 'simple-statistics'
import type { Waste } from '../findings.ts'
import { integral } from '../series/buckets.ts'
import { sumOf } from '../series/columns.ts'

const secondsPerHour = 3600

export function wasteOf(result: RunResult, bill: Bill): Waste {
  const leases = result.usage.nodes
  const hours = (secondsOf: (lease: NodeLease) => number) => sum(leases.map(secondsOf)) / secondsPerHour
  const end = result.durationSeconds
  const idleMicroUsd = bill.byIntent.idle
  return {
    nodeHours: hours((lease) => runningSeconds(lease, end)),
    bootingNodeHours: hours((lease) => (lease.warmPool ? 0 : runningSeconds(lease, end) - readySeconds(lease, end))),
    emptyNodeHours: hours(({ idleSeconds }) => idleSeconds),
    unrequestedNodeHours: hours((lease) => readySeconds(lease, end) * (1 - (lease.meanRequestedRatio ?? 0))),
    idleMicroUsd,
    warmPoolMicroUsd: sum(bill.lines.map(({ isWarmPool, effectiveMicroUsd }) => (isWarmPool ? effectiveMicroUsd : 0))),
    idleRatio: bill.totalMicroUsd > 0 ? idleMicroUsd / bill.totalMicroUsd : null,
    overProvisionRatio: overProvision(result),
  }
}

function runningSeconds({ launchedAtSeconds, endedAtSeconds, warmPool }: NodeLease, end: number): number {
  return launchedAtSeconds === null ? 0 : (warmPool?.stoppedAtSeconds ?? endedAtSeconds ?? end) - launchedAtSeconds
}

function readySeconds({ readyAtSeconds, endedAtSeconds }: NodeLease, end: number): number {
  return readyAtSeconds === null ? 0 : (endedAtSeconds ?? end) - readyAtSeconds
}

function overProvision(result: RunResult): number | null {
  const allocatable = sumOf(result, 'nodes.allocatableCores')
  const requested = sumOf(result, 'nodes.requestedCores')
  if (allocatable === null || requested === null) return null
  const requestedCoreSeconds = integral(result, requested)
  return requestedCoreSeconds > 0 ? integral(result, allocatable) / requestedCoreSeconds : null
}
