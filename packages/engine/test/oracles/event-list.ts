import type { Outcome } from '@plimsoll/models'
import type { ConnectionPools } from '../../src/dataplane/port.ts'

/** One request as it comes to the service. */
export type OracleRequest = { readonly at: number; readonly work: number }

/** `fail`: dead, but still chosen until `remove`. */
export type PodChange = {
  readonly at: number
  readonly kind: 'open' | 'drain' | 'resume' | 'kill' | 'fail' | 'remove'
  readonly slot: number
  /** Of `open`: how many times as long it works on a request; 1 unless given. */
  readonly pace?: number
}

export type OracleScenario = {
  readonly policy: 'round-robin' | 'random' | 'least-requests' | 'connections'
  /** Of the policy `connections`. */
  readonly connections?: ConnectionPools | null
  readonly workers: number
  readonly queueLimit: number
  readonly patienceSeconds: number
  /** By busy workers at its start, how many times longer a request is worked on. */
  readonly stretch?: readonly number[] | null
  /** In order of time. */
  readonly requests: readonly OracleRequest[]
  /** In order of time; at one instant before requests. */
  readonly changes: readonly PodChange[]
  /** A whole number below its argument, for the random policy. */
  readonly draw: (bound: number) => number
}

export type OracleEnd = { readonly outcome: Outcome; readonly end: number }

type Job = { readonly index: number; readonly at: number; readonly work: number }
type Pod = {
  readonly slot: number
  readonly pace: number
  isOpen: boolean
  isDead: boolean
  waiting: Job[]
  serving: { job: Job; since: number; end: number; stretch: number }[]
  worked: number
}

/** At one instant: completions, clients that give up, changes of pods, arrivals. */
type Event =
  | { readonly at: number; readonly rank: 0; readonly pod: Pod; readonly job: Job }
  | { readonly at: number; readonly rank: 1; readonly pod: Pod; readonly job: Job }
  | { readonly at: number; readonly rank: 2; readonly change: PodChange }
  | { readonly at: number; readonly rank: 3; readonly job: Job }

/**
 * One service as the textbook says it: a list of events, the earliest is taken out and changes the state. Nothing is clever here: it is
 * what the fast loops are measured against, request by request.
 */
export function simulate(scenario: OracleScenario) {
  const { policy, workers, queueLimit, patienceSeconds, stretch } = scenario
  const ends: OracleEnd[] = []
  const events: Event[] = [
    ...scenario.changes.map((change): Event => ({ at: change.at, rank: 2, change })),
    ...scenario.requests.map(({ at, work }, index): Event => ({ at, rank: 3, job: { index, at, work } })),
  ]
  const pods: Pod[] = []
  let turn = 0
  let nextWire = 0
  const wires: { pod: Pod | null; openedAt: number; carried: number }[] = []

  function run(until: number): void {
    for (;;) {
      const next = events.reduce((best, _, i) => (isBefore(events[i], events[best]) ? i : best), 0)
      if (events.length === 0 || events[next].at > until) return
      handle(events.splice(next, 1)[0])
    }
  }

  function handle(event: Event): void {
    switch (event.rank) {
      case 0:
        complete(event.pod, event.job, event.at)
        break
      case 1:
        event.pod.waiting = event.pod.waiting.filter((job) => job !== event.job)
        ends[event.job.index] = { outcome: 'timedOut', end: event.at }
        break
      case 2:
        change(event.change)
        break
      case 3:
        arrive(event.job)
    }
  }

  function arrive(job: Job): void {
    const pod = policy === 'connections' ? overConnection(job) : choose()
    if (!pod) {
      ends[job.index] = { outcome: 'shed', end: job.at }
      return
    }
    if (pod.isDead) {
      ends[job.index] = { outcome: 'failed', end: job.at }
      return
    }
    if (pod.serving.length < workers) {
      start(pod, job, job.at, pod.serving.length + 1)
      return
    }
    if (pod.waiting.length >= queueLimit) {
      ends[job.index] = { outcome: 'queueFull', end: job.at }
      return
    }
    pod.waiting.push(job)
    if (patienceSeconds < Number.POSITIVE_INFINITY) events.push({ at: job.at + patienceSeconds, rank: 1, pod, job })
  }

  function start(pod: Pod, job: Job, at: number, busy: number): void {
    const longer = stretch?.[busy] ?? 1
    const end = at + job.work * pod.pace * longer
    pod.serving.push({ job, since: at, end, stretch: longer })
    events.push({ at: end, rank: 0, pod, job })
  }

  function complete(pod: Pod, job: Job, at: number): void {
    const done = pod.serving.find((serving) => serving.job === job)
    if (done) pod.worked += (done.end - done.since) / done.stretch
    pod.serving = pod.serving.filter((serving) => serving !== done)
    ends[job.index] = { outcome: 'served', end: at }
    const following = pod.waiting.shift()
    if (!following) return
    forget((event) => event.rank === 1 && event.job === following)
    // It waited, so that every worker was busy.
    start(pod, following, at, workers)
  }

  function change({ at, kind, slot, pace = 1 }: PodChange): void {
    if (kind === 'open') {
      pods.push({ slot, pace, isOpen: true, isDead: false, waiting: [], serving: [], worked: 0 })
      return
    }
    const pod = pods.find((other) => other.slot === slot)
    if (!pod) throw new Error(`no pod ${slot}`)
    if (kind === 'resume') {
      pod.isOpen = true
      pods.push(...pods.splice(pods.indexOf(pod), 1))
      return
    }
    if (kind === 'fail') {
      pod.isDead = true
      lose(pod, at)
      return
    }
    if (pod.isOpen) {
      const open = pods.filter(({ isOpen }) => isOpen)
      if (open.indexOf(pod) < turn) turn--
      pod.isOpen = false
      for (const wire of wires) if (wire.pod === pod) wire.pod = null
      if (turn >= open.length - 1) turn = 0
    }
    if (kind === 'drain') return
    lose(pod, at)
    pods.splice(pods.indexOf(pod), 1)
  }

  function lose(pod: Pod, at: number): void {
    for (const job of [...pod.waiting, ...pod.serving.map((serving) => serving.job)]) ends[job.index] = { outcome: 'failed', end: at }
    for (const { since, stretch: longer } of pod.serving) pod.worked += (at - since) / longer
    pod.waiting = []
    pod.serving = []
    forget((event) => (event.rank === 0 || event.rank === 1) && event.pod === pod)
  }

  function forget(isGone: (event: Event) => boolean): void {
    for (let i = events.length - 1; i >= 0; i--) if (isGone(events[i])) events.splice(i, 1)
  }

  /** Requests go over the connections in turn; a closed one is opened to a random pod. */
  function overConnection(job: Job): Pod | undefined {
    const { perSource, maxRequests, maxAgeSeconds } = scenario.connections as ConnectionPools
    const open = pods.filter(({ isOpen }) => isOpen)
    if (open.length === 0) return undefined
    wires[nextWire] ??= { pod: null, openedAt: 0, carried: 0 }
    const connection = wires[nextWire]
    nextWire = (nextWire + 1) % perSource
    const isSpent = connection.carried >= (maxRequests ?? Number.POSITIVE_INFINITY)
    const isOld = job.at - connection.openedAt >= (maxAgeSeconds ?? Number.POSITIVE_INFINITY)
    if (!connection.pod || isSpent || isOld)
      Object.assign(connection, { pod: open[scenario.draw(open.length)], openedAt: job.at, carried: 0 })
    const { pod } = connection
    connection.carried++
    if (pod?.isDead) connection.pod = null
    return pod ?? undefined
  }

  function choose(): Pod | undefined {
    const open = pods.filter(({ isOpen }) => isOpen)
    if (open.length === 0) return undefined
    if (policy === 'random') return open[scenario.draw(open.length)]
    const load = (pod: Pod) => pod.waiting.length + pod.serving.length
    const least = Math.min(...open.map(load))
    const fromTurn = [...open.slice(turn), ...open.slice(0, turn)]
    const chosen = policy === 'round-robin' ? open[turn] : (fromTurn.find((pod) => load(pod) === least) as Pod)
    turn = (open.indexOf(chosen) + 1) % open.length
    return chosen
  }

  /** What a pod holds, and the worker-seconds it has worked, at an instant that `run` has reached. */
  const held = (slot: number) =>
    pods.filter((pod) => pod.slot === slot).reduce((sum, pod) => sum + pod.waiting.length + pod.serving.length, 0)
  const worked = (slot: number, at: number) =>
    pods
      .filter((pod) => pod.slot === slot)
      .reduce((sum, pod) => sum + pod.worked + pod.serving.reduce((all, { since, stretch: longer }) => all + (at - since) / longer, 0), 0)

  const waiting = () => pods.reduce((sum, pod) => sum + pod.waiting.length, 0)

  return { run, ends, held, worked, waiting }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at !== b.at ? a.at < b.at : a.rank < b.rank
}
