import { type Streams, sampler } from '@plimsoll/kernel'
import { createBatch, createSource, mergeSources, type Outcome, outcomes, pendingCode } from '@plimsoll/models'
import type { DataPlane, DataPlaneResult, DataPlaneSpec, LatencySeries } from '../src/dataplane/port.ts'

/**
 * The data plane said as plainly as possible: one object a request, lists that are searched, percentiles by sorting.
 * Slow on purpose. Whole runs on it must agree with runs on the exact plane, so it shares nothing with it but the port and the sources.
 */
type Request = {
  source: number
  arrivedAt: number
  enteredAt: number
  work: number
  start: number
  finish: number
  outcome: Outcome | null
  endedAt: number
  pod: SimplePod | null
}
type SimplePod = { slot: number; isOpen: boolean; free: number[]; requests: Request[]; workedSeconds: number }

export function createSimplePlane(spec: DataPlaneSpec, streams: Streams): DataPlane {
  const requests: Request[] = []
  const held: Request[] = []
  const pods: SimplePod[][] = spec.services.map(() => [])
  const turn = spec.services.map(() => 0)
  const chooser = spec.services.map(({ name }) => streams(`balance/${name}/choice`))
  const offered = spec.services.map(() => 0)
  const batch = createBatch()
  let now = 0
  let clients = 0
  const arrivals = mergeSources(
    spec.sources.map((source, index) => {
      const work = streams(`traffic/${source.name}/work`)
      const law = sampler(spec.services[source.service].serviceTime)
      const firstKey = clients
      clients += source.clients?.count ?? 1
      return createSource({
        index,
        route: source.service,
        name: source.name,
        streams,
        pattern: source.pattern,
        clients: spec.needsClients
          ? { population: source.clients && { count: source.clients.count, zipfExponent: source.clients.zipfExponent }, firstKey }
          : undefined,
        fillWork: (column, rows) => law.fill(work, column, rows),
      })
    }),
  )

  const end = (request: Request, outcome: Outcome, at: number) => Object.assign(request, { outcome, endedAt: at })

  function choose(service: number, at: number): SimplePod | undefined {
    const open = pods[service].filter((pod) => pod.isOpen)
    if (open.length === 0) return undefined
    const { policy } = spec.services[service]
    if (policy === 'random') return open[chooser[service].integerBelow(open.length)]
    if (policy === 'round-robin') return open[turn[service]++ % open.length]
    const load = (pod: SimplePod) => pod.requests.filter(({ finish }) => finish > at).length
    const least = Math.min(...open.map(load))
    return open.find((pod) => load(pod) === least)
  }

  /** What a pod has finished only counts as worked time from now on. */
  function forgetFinished(pod: SimplePod): void {
    for (const { start, finish } of pod.requests) if (finish <= now) pod.workedSeconds += finish - start
    pod.requests = pod.requests.filter(({ finish }) => finish > now)
  }

  function enter(request: Request): void {
    const service = spec.sources[request.source].service
    const { queueLimit, patienceSeconds } = spec.services[service]
    const pod = choose(service, request.enteredAt)
    if (!pod) return void end(request, 'shed', request.enteredAt)
    const waiting = pod.requests.filter(({ start, outcome }) => outcome !== 'timedOut' && start > request.enteredAt).length
    const earliest = Math.min(...pod.free)
    const start = Math.max(request.enteredAt, earliest)
    if (start > request.enteredAt && waiting >= queueLimit) return void end(request, 'queueFull', request.enteredAt)
    if (start - request.enteredAt > patienceSeconds) return void end(request, 'timedOut', request.enteredAt + patienceSeconds)
    pod.free[pod.free.indexOf(earliest)] = start + request.work
    Object.assign(request, { start, finish: start + request.work, pod })
    pod.requests.push(request)
    end(request, 'served', request.finish)
  }

  function pass(until: number): void {
    for (;;) {
      const complete = arrivals.fill(batch, until)
      for (const station of spec.stations) station.process(batch)
      for (let row = 0; row < batch.length; row++) {
        const request: Request = {
          source: batch.source[row],
          arrivedAt: batch.arrivedAt[row],
          enteredAt: batch.arrivedAt[row] + batch.delay[row],
          work: batch.work[row],
          start: 0,
          finish: 0,
          outcome: null,
          endedAt: 0,
          pod: null,
        }
        requests.push(request)
        offered[batch.route[row]]++
        if (batch.outcome[row] === pendingCode) held.push(request)
        else end(request, outcomes[batch.outcome[row]], request.arrivedAt)
      }
      held.sort((a, b) => a.enteredAt - b.enteredAt)
      while (held.length > 0 && held[0].enteredAt < complete) enter(held.shift() as Request)
      if (complete >= until) return
    }
  }

  const find = (service: number, slot: number) => pods[service].find((pod) => pod.slot === slot) as SimplePod
  return {
    advance(until) {
      pass(until)
      now = until
      for (const pod of pods.flat()) forgetFinished(pod)
    },
    open: (service, slot) =>
      void pods[service].push({
        slot,
        isOpen: true,
        free: new Array(spec.services[service].workers).fill(now),
        requests: [],
        workedSeconds: 0,
      }),
    drain: (service, slot) => void (find(service, slot).isOpen = false),
    kill(service, slot) {
      const pod = find(service, slot)
      pod.isOpen = false
      const lost = pod.requests.filter(({ finish }) => finish > now)
      for (const request of lost) end(request, 'failed', now)
      return lost.length
    },
    remove: (service, slot) => void pods[service].splice(pods[service].indexOf(find(service, slot)), 1),
    busySeconds: (service, slot) =>
      find(service, slot).requests.reduce(
        (sum, { start, finish }) => sum + Math.max(0, Math.min(finish, now) - start),
        find(service, slot).workedSeconds,
      ),
    inFlight: (service, slot) => find(service, slot).requests.filter(({ finish }) => finish > now).length,
    offeredCount: (service) => offered[service],
    finish: () => finish(spec, requests, now),
  }
}

function finish(spec: DataPlaneSpec, requests: readonly Request[], now: number): DataPlaneResult {
  const buckets = Math.ceil(spec.durationSeconds / spec.bucketSeconds)
  const hours = Math.ceil(spec.durationSeconds / 3600)
  for (const request of requests)
    if (request.outcome === null || request.endedAt >= now) Object.assign(request, { outcome: 'unfinished', endedAt: now - 1e-9 })
  const count = (of: readonly Request[], at: (request: Request) => number, width: number, cells: number) => {
    const counts = new Float64Array(cells)
    for (const request of of) counts[Math.floor(at(request) / width)]++
    return counts
  }
  const ended = (request: Request) => request.endedAt
  const arrived = (request: Request) => request.arrivedAt
  const bySource = spec.sources.map((_, index) => requests.filter(({ source }) => source === index))
  const of = (list: readonly Request[], outcome: Outcome) => list.filter((request) => request.outcome === outcome)
  return {
    sources: bySource.map((list) => ({
      offered: count(list, arrived, spec.bucketSeconds, buckets),
      ended: Object.fromEntries(
        outcomes
          .filter((outcome) => of(list, outcome).length > 0)
          .map((outcome) => [outcome, count(of(list, outcome), ended, spec.bucketSeconds, buckets)]),
      ),
      totals: Object.fromEntries(outcomes.map((outcome) => [outcome, of(list, outcome).length])) as Record<Outcome, number>,
    })),
    latency: latencies(spec, requests, buckets),
    busySecondsByHour: bySource.map(() => new Float64Array(hours)),
    reachedByHour: bySource.map((list) =>
      count(
        list.filter(({ outcome }) => outcome !== 'limited'),
        arrived,
        3600,
        hours,
      ),
    ),
    servedByHour: bySource.map((list) => count(of(list, 'served'), ended, 3600, hours)),
    requests: requests.length,
  }
}

function latencies(spec: DataPlaneSpec, requests: readonly Request[], buckets: number): LatencySeries[] {
  const keys = [...new Set(spec.sources.map(({ service, intent }) => `${service}/${intent}`))]
  return keys.map((key) => {
    const served = requests.filter(
      ({ source, outcome }) => outcome === 'served' && `${spec.sources[source].service}/${spec.sources[source].intent}` === key,
    )
    const sorted = (list: readonly Request[]) => list.map(({ arrivedAt, endedAt }) => endedAt - arrivedAt).sort((a, b) => a - b)
    const quantile = (list: readonly number[], q: number) => list[Math.ceil(q * list.length) - 1] ?? Number.NaN
    const byBucket = Array.from({ length: buckets }, (_, bucket) =>
      sorted(served.filter(({ endedAt }) => Math.floor(endedAt / spec.bucketSeconds) === bucket)),
    )
    const column = (q: number) => Float64Array.from(byBucket, (list) => quantile(list, q))
    const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
    const all = sorted(served)
    const [service, intent] = key.split('/')
    return {
      service: Number(service),
      intent: intent === 'attack' ? 'attack' : 'customers',
      count: all.length,
      p50: column(0.5),
      p90: column(0.9),
      p95: column(0.95),
      p99: column(0.99),
      p999: column(0.999),
      mean: Float64Array.from(byBucket, mean),
      whole:
        all.length === 0
          ? null
          : {
              meanSeconds: mean(all),
              p50Seconds: quantile(all, 0.5),
              p90Seconds: quantile(all, 0.9),
              p95Seconds: quantile(all, 0.95),
              p99Seconds: quantile(all, 0.99),
              p999Seconds: quantile(all, 0.999),
              maxSeconds: all[all.length - 1],
            },
    }
  })
}
