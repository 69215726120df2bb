import type { Bill } from '@plimsoll/billing'
import type { Mark, NodeLease, RunResult } from '@plimsoll/engine'
import { type Reaction, type ReactionStage, reactionStages, type Waterfall, type WaterfallStage } from '../findings.ts'
import { capacityLosses } from '../outcome.ts'
import { bucketEnd } from '../series/buckets.ts'
import { sumOf } from '../series/columns.ts'

/** Completed reactions stage by stage, the longest first; of equals the earlier. */
export function waterfallsOf(result: RunResult, bill: Bill, reactions: readonly Reaction[]): readonly Waterfall[] {
  const lengthOf = ({ riseAtSeconds, servesAtSeconds }: Waterfall) => servesAtSeconds - riseAtSeconds
  return reactions
    .flatMap((reaction) => waterfallOf(result, bill, reaction) ?? [])
    .sort((a, b) => lengthOf(b) - lengthOf(a) || a.riseAtSeconds - b.riseAtSeconds)
}

function waterfallOf(result: RunResult, bill: Bill, reaction: Reaction): Waterfall | null {
  const rows = rowsOf(result, reaction)
  if (rows.length === 0) return null
  const { readyAtSeconds } = result.journeys
  const last = rows.reduce((latest, row) => (readyAtSeconds[row] > readyAtSeconds[latest] ? row : latest))
  const ends = stageEnds(result, reaction, last)
  const machines = newMachines(result, reaction, rows)
  const stages: WaterfallStage[] = []
  let fromSeconds = reaction.riseAtSeconds
  for (const stage of reactionStages) {
    const untilSeconds = Math.max(fromSeconds, ends[stage])
    stages.push({
      stage,
      fromSeconds,
      seconds: untilSeconds - fromSeconds,
      paidMicroUsd: paidFor(machines, bill, fromSeconds, untilSeconds),
      lostCustomerRequests: lostBetween(result, reaction.service, fromSeconds, untilSeconds),
    })
    fromSeconds = untilSeconds
  }
  const { service, fromPods, toPods, riseAtSeconds } = reaction
  return { service, fromPods, toPods, riseAtSeconds, servesAtSeconds: fromSeconds, stages }
}

/** Pods that the decisions of a reaction asked for and that became ready within it. */
function rowsOf({ journeys, bucketSeconds }: RunResult, { service, decidedAtSeconds, readyAtSeconds }: Reaction): readonly number[] {
  if (readyAtSeconds === null) return []
  const rows: number[] = []
  for (let row = 0; row < journeys.service.length; row++) {
    if (journeys.services[journeys.service[row]] !== service) continue
    if (journeys.createdAtSeconds[row] < decidedAtSeconds || journeys.readyAtSeconds[row] > readyAtSeconds + bucketSeconds) continue
    rows.push(row)
  }
  return rows
}

/** When each stage ended for one pod. */
function stageEnds(result: RunResult, { marks, decidedAtSeconds }: Reaction, row: number): Record<ReactionStage, number> {
  const { journeys, usage } = result
  const createdAt = journeys.createdAtSeconds[row]
  const first: Mark | undefined = result.marks[marks[0]]
  const lease: NodeLease | undefined = usage.nodes[journeys.node[row]]
  // A machine that ran before the pod was asked for cost it no time.
  const since = (seconds: number | null | undefined) => Math.max(createdAt, seconds ?? createdAt)
  const requestedAt = since(lease?.requestedAtSeconds)
  const isNew = requestedAt > createdAt
  const scheduledAt = journeys.scheduledAtSeconds[row]
  return {
    metric: first?.signal?.publishedAtSeconds ?? decidedAtSeconds,
    sync: decidedAtSeconds,
    stabilisation: createdAt,
    schedule: isNew ? requestedAt : scheduledAt,
    provision: isNew ? since(lease?.launchedAtSeconds) : scheduledAt,
    boot: scheduledAt,
    start: journeys.readyAtSeconds[row],
    register: journeys.readyAtSeconds[row],
  }
}

/** Machines that hold pods of the reaction and were asked for because of it. */
function newMachines({ journeys, usage }: RunResult, { riseAtSeconds }: Reaction, rows: readonly number[]): readonly NodeLease[] {
  const nodes = [...new Set(rows.map((row) => journeys.node[row]))].sort((a, b) => a - b)
  return nodes.flatMap((node) => usage.nodes[node] ?? []).filter(({ requestedAtSeconds }) => requestedAtSeconds >= riseAtSeconds)
}

/** Machine time between two instants at the bill's own mean price of that offering, in whole micro-dollars. */
function paidFor(machines: readonly NodeLease[], bill: Bill, fromSeconds: number, untilSeconds: number): number {
  const paid = machines.reduce((sum, { offering, launchedAtSeconds, endedAtSeconds }) => {
    if (launchedAtSeconds === null) return sum
    const seconds = Math.min(untilSeconds, endedAtSeconds ?? untilSeconds) - Math.max(fromSeconds, launchedAtSeconds)
    return sum + Math.max(0, seconds) * microUsdPerSecond(bill, offering)
  }, 0)
  return Math.round(paid)
}

function microUsdPerSecond({ lines }: Bill, offering: string): number {
  const own = lines.filter(({ meter, sku }) => meter === 'node-time' && sku === offering)
  const hours = own.reduce((sum, { quantity }) => sum + quantity, 0)
  return hours === 0 ? 0 : own.reduce((sum, { effectiveMicroUsd }) => sum + effectiveMicroUsd, 0) / hours / 3600
}

/** Requests lost between two instants, buckets cut in proportion. */
function lostBetween(result: RunResult, service: string, fromSeconds: number, untilSeconds: number): number {
  const lost = capacityLosses.flatMap((outcome) => sumOf(result, 'requests.outcome', { service, outcome, intent: 'customers' }) ?? [])
  let count = 0
  result.grid.forEach((start, bucket) => {
    const seconds = Math.min(untilSeconds, bucketEnd(result, bucket)) - Math.max(fromSeconds, start)
    if (seconds > 0) count += seconds * lost.reduce((sum, rates) => sum + rates[bucket], 0)
  })
  return Math.round(count)
}
