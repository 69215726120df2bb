import type { Plan } from '../plan/plan.ts'
import type { Column, Metric, MetricId, Unit } from '../result/run-result.ts'
import { isRunning, isUp } from './cluster/node.ts'
import { createGauge, type Gauge } from './gauge.ts'
import type { World } from './simulation.ts'
import { createTally } from './tally.ts'
import type { Node, Pod } from './world.ts'

/** The control plane's series: pods and machines by phase and what controllers see, averaged over each bucket. */
export type Gauges = {
  /** Pods of a service have changed; they are counted by `settle`, once an instant however many change at it. */
  readonly countPods: (service: number, atSeconds: number) => void
  /** Everything at the instant of the last changes has happened. */
  readonly settle: () => void
  readonly countNodes: (atSeconds: number) => void
  /** Mean CPU utilisation of a group's machines (ratio) as its scaling policies saw it last; NaN when there was none. */
  readonly setNodeCpu: (group: number, atSeconds: number, ratio: number) => void
  /** CPU utilisation of requests (ratio) that the autoscaler of a service saw at its last sync. */
  readonly setReported: (service: number, atSeconds: number, ratio: number) => void
  /** A signal as the autoscaler of a service saw it at its last sync, in its own unit, and its age; NaN when it could not be read. */
  readonly setSignal: (service: number, signal: string, atSeconds: number, value: number, ageSeconds: number) => void
  /** What was forecast of the load that is now, and the same with the margin that past errors ask for; NaN where nothing was. */
  readonly setForecast: (service: number, atSeconds: number, expectedPerSecond: number, upperPerSecond: number) => void
  readonly finish: (endSeconds: number) => Partial<Record<MetricId, Metric>>
}

const podMetrics = ['pods.desired', 'pods.ready', 'pods.starting', 'pods.pending', 'pods.terminating'] as const
/** Kept only where they ever differ from 0: most services never restart a container. */
const rareMetrics = ['pods.pulling', 'pods.backOff', 'pods.restarts', 'pods.oomKilled'] as const
const nodeMetrics = ['nodes.ready', 'nodes.provisioning', 'nodes.draining', 'nodes.requestedCores', 'nodes.allocatableCores'] as const
/** Prepared machines, of groups with a warm pool only. */
const warmMetric = 'nodes.warm'
/** Groups that are scaled by it only. */
const cpuMetric = 'nodes.cpu'
const reportedMetrics = ['cpu.reported'] as const
const signalMetrics = ['signal.value', 'signal.age'] as const
const forecastMetrics = ['forecast.expected', 'forecast.upper'] as const
const units: Partial<Record<MetricId, Unit>> = {
  'nodes.requestedCores': 'cores',
  'nodes.allocatableCores': 'cores',
  'cpu.reported': 'ratio',
  'signal.value': 'per signal',
  'signal.age': 'seconds',
  'forecast.expected': 'requests/s',
  'forecast.upper': 'requests/s',
}

type SignalGauges = { readonly labels: Column['labels']; readonly 'signal.value': Gauge; readonly 'signal.age': Gauge }

export function createGauges(plan: Plan, world: World, buckets: number): Gauges {
  const gauge = () => createGauge(buckets, plan.bucketSeconds)
  const byService = plan.services.map(
    () => new Map<MetricId, Gauge>([...podMetrics, ...rareMetrics, ...reportedMetrics].map((id) => [id, gauge()])),
  )
  const byGroup = plan.nodes.groups.map(() => new Map<MetricId, Gauge>(nodeMetrics.map((id) => [id, gauge()])))
  const warm = plan.nodes.groups.map(({ warmPool }) => (warmPool ? gauge() : null))
  const nodeCpu = new Map<number, Gauge>()
  const byOffering = createTally(gauge)
  const unschedulable = plan.services.map(() => createTally(gauge))
  const signals = new Map<string, SignalGauges>()
  const unread = () => createGauge(buckets, plan.bucketSeconds, Number.NaN)
  const forecasts = plan.services.map(() => ({ 'forecast.expected': unread(), 'forecast.upper': unread() }))
  const seen = plan.services.map(() => new Set<MetricId>())
  const changed = plan.services.map(() => false)
  let changedAtSeconds = -1

  return {
    countPods(service, atSeconds) {
      changed[service] = true
      changedAtSeconds = atSeconds
    },
    settle,
    countNodes(atSeconds) {
      byGroup.forEach((gauges, group) => {
        const counts = { ready: 0, provisioning: 0, draining: 0 }
        for (const node of world.present) if (node.group === group && node.phase !== 'silent') counts[shownPhase(node)]++
        gauges.get('nodes.ready')?.set(atSeconds, counts.ready)
        gauges.get('nodes.provisioning')?.set(atSeconds, counts.provisioning)
        gauges.get('nodes.draining')?.set(atSeconds, counts.draining)
        warm[group]?.set(atSeconds, world.warm.filter((node) => node.group === group && node.phase === 'warm').length)
      })
      countOfferings(atSeconds)
      countCores(atSeconds)
    },
    setNodeCpu(group, atSeconds, ratio) {
      const known = nodeCpu.get(group) ?? unread()
      nodeCpu.set(group, known)
      known.set(atSeconds, ratio)
    },
    setReported(service, atSeconds, ratio) {
      for (const id of reportedMetrics) seen[service].add(id)
      byService[service].get('cpu.reported')?.set(atSeconds, ratio)
    },
    setSignal(service, signal, atSeconds, value, ageSeconds) {
      const key = `${service} ${signal}`
      let gauges = signals.get(key)
      if (!gauges) {
        gauges = { labels: { service: plan.services[service].name, signal }, 'signal.value': unread(), 'signal.age': unread() }
        signals.set(key, gauges)
      }
      gauges['signal.value'].set(atSeconds, value)
      gauges['signal.age'].set(atSeconds, ageSeconds)
    },
    setForecast(service, atSeconds, expectedPerSecond, upperPerSecond) {
      for (const id of forecastMetrics) seen[service].add(id)
      forecasts[service]['forecast.expected'].set(atSeconds, expectedPerSecond)
      forecasts[service]['forecast.upper'].set(atSeconds, upperPerSecond)
    },
    finish(endSeconds) {
      settle()
      const metrics: Partial<Record<MetricId, Metric>> = {}
      for (const id of [...podMetrics, ...rareMetrics, ...reportedMetrics]) {
        const columns = byService.flatMap((gauges, service): Column[] => {
          if (!isAlways(id) && !seen[service].has(id)) return []
          return [{ labels: { service: plan.services[service].name }, values: (gauges.get(id) as Gauge).finish(endSeconds) }]
        })
        if (columns.length > 0) metrics[id] = { unit: units[id] ?? 'pods', kind: 'gauge', columns }
      }
      for (const id of signalMetrics) {
        const columns = [...signals.values()].map((gauges): Column => ({ labels: gauges.labels, values: gauges[id].finish(endSeconds) }))
        if (columns.length > 0) metrics[id] = { unit: units[id] as Unit, kind: 'gauge', columns }
      }
      for (const id of forecastMetrics) {
        const columns = forecasts.flatMap((gauges, service): Column[] =>
          seen[service].has(id) ? [{ labels: { service: plan.services[service].name }, values: gauges[id].finish(endSeconds) }] : [],
        )
        if (columns.length > 0) metrics[id] = { unit: units[id] as Unit, kind: 'gauge', columns }
      }
      for (const id of nodeMetrics) {
        const columns = byGroup.map((gauges, group): Column => {
          return { labels: { nodePool: plan.nodes.groups[group].name }, values: (gauges.get(id) as Gauge).finish(endSeconds) }
        })
        metrics[id] = { unit: units[id] ?? 'nodes', kind: 'gauge', columns }
      }
      const pools = warm.flatMap((gauges, group): Column[] =>
        gauges ? [{ labels: { nodePool: plan.nodes.groups[group].name }, values: gauges.finish(endSeconds) }] : [],
      )
      if (pools.length > 0) metrics[warmMetric] = { unit: 'nodes', kind: 'gauge', columns: pools }
      const cpu = [...nodeCpu].map(
        ([group, gauges]): Column => ({ labels: { nodePool: plan.nodes.groups[group].name }, values: gauges.finish(endSeconds) }),
      )
      if (cpu.length > 0) metrics[cpuMetric] = { unit: 'ratio', kind: 'gauge', columns: cpu }
      metrics['nodes.running'] = { unit: 'nodes', kind: 'gauge', columns: byOffering.finish(endSeconds) }
      const waiting = unschedulable.flatMap((tally) => tally.finish(endSeconds))
      if (waiting.length > 0) metrics['pods.unschedulable'] = { unit: 'pods', kind: 'gauge', columns: waiting }
      return metrics
    },
  }

  function settle(): void {
    if (changedAtSeconds < 0) return
    for (let service = 0; service < changed.length; service++) if (changed[service]) countPhases(service, changedAtSeconds)
    changed.fill(false)
    countCores(changedAtSeconds)
    changedAtSeconds = -1
  }

  function countPhases(service: number, atSeconds: number): void {
    const { desired, pods, restarts, oomKilled } = world.services[service]
    // Four comparisons a pod: a table by name would cost a look-up by string for each.
    let ready = 0
    let starting = 0
    let pending = 0
    let terminating = 0
    let backingOff = 0
    let pulling = 0
    const tally = unschedulable[service]
    tally.begin()
    for (const pod of pods) {
      if (pod.phase === 'ready') ready++
      else if (pod.phase === 'starting') starting++
      else if (pod.phase === 'pending') {
        pending++
        const reason = pod.pendingReason
        if (reason) tally.add(reason, () => ({ service: plan.services[service].name, reason }))
      } else if (pod.phase === 'terminating') terminating++
      if (isBackingOff(pod)) backingOff++
      if (pod.isPulling && pod.phase === 'starting') pulling++
    }
    tally.end(atSeconds)
    const gauges = byService[service]
    gauges.get('pods.desired')?.set(atSeconds, desired)
    gauges.get('pods.ready')?.set(atSeconds, ready)
    gauges.get('pods.starting')?.set(atSeconds, starting)
    gauges.get('pods.pending')?.set(atSeconds, pending)
    gauges.get('pods.terminating')?.set(atSeconds, terminating)
    setRare(service, 'pods.pulling', atSeconds, pulling)
    setRare(service, 'pods.backOff', atSeconds, backingOff)
    setRare(service, 'pods.restarts', atSeconds, restarts)
    setRare(service, 'pods.oomKilled', atSeconds, oomKilled)
  }

  function setRare(service: number, id: (typeof rareMetrics)[number], atSeconds: number, value: number): void {
    if (value > 0) seen[service].add(id)
    byService[service].get(id)?.set(atSeconds, value)
  }

  /** Machines that run, and are paid for. */
  function countOfferings(atSeconds: number): void {
    byOffering.begin()
    for (const nodes of [world.present, world.warm]) {
      for (const node of nodes) {
        const { offering, zone } = node.machine
        const labels = () => ({ nodePool: plan.nodes.groups[node.group].name, offering, zone })
        if (isRunning(node)) byOffering.add(`${node.group}/${offering}/${zone}`, labels)
      }
    }
    byOffering.end(atSeconds)
  }

  function countCores(atSeconds: number): void {
    byGroup.forEach((gauges, group) => {
      let allocatable = 0
      let requested = 0
      for (const node of world.present) {
        if (node.group !== group || !isUp(node)) continue
        allocatable += node.machine.room.cores
        requested += node.machine.room.cores - node.room.cores
      }
      gauges.get('nodes.allocatableCores')?.set(atSeconds, allocatable)
      gauges.get('nodes.requestedCores')?.set(atSeconds, requested)
    })
  }
}

function shownPhase({ phase }: Node): 'ready' | 'draining' | 'provisioning' {
  return phase === 'ready' || phase === 'draining' ? phase : 'provisioning'
}

function isAlways(id: MetricId): boolean {
  return (podMetrics as readonly MetricId[]).includes(id)
}

/** Its container has ended, and the kubelet waits before it runs it again. */
function isBackingOff({ phase, restarts, containerAtSeconds }: Pod): boolean {
  return phase === 'starting' && restarts > 0 && containerAtSeconds === null
}
