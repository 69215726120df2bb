import type { OracleEnd, OracleRequest, PodChange } from './event-list.ts'

export type QueueScenario = {
  readonly workers: number
  readonly queueLimit: number
  readonly patienceSeconds: number
  /** By busy workers at its start, how many times longer a request is worked on. */
  readonly stretch?: readonly number[] | null
  /** In order of time. */
  readonly requests: readonly OracleRequest[]
  /** In order of time; at one instant before requests. */
  readonly changes: readonly PodChange[]
}

type Job = { readonly index: number; readonly at: number; readonly work: number }
type Worker = { readonly pod: Pod; idleSince: number; job: Job | null }
type Pod = { readonly slot: number; readonly pace: number; isOpen: boolean; workers: Worker[] }

/** At one instant: completions, free workers take the next, clients give up, pods change, requests arrive. */
type Event =
  | { readonly at: number; readonly rank: 0; readonly worker: Worker }
  | { readonly at: number; readonly rank: 1 }
  | { readonly at: number; readonly rank: 2; readonly job: Job }
  | { readonly at: number; readonly rank: 3; readonly change: PodChange }
  | { readonly at: number; readonly rank: 4; readonly job: Job }

/** A work queue as the textbook says it: what the fast one is measured against, request by request. */
export function simulateQueue({ workers, queueLimit, patienceSeconds, stretch, requests, changes }: QueueScenario) {
  const ends: OracleEnd[] = []
  let events: Event[] = [
    ...changes.map((change): Event => ({ at: change.at, rank: 3, change })),
    ...requests.map(({ at, work }, index): Event => ({ at, rank: 4, job: { index, at, work } })),
  ]
  /** In the order in which they were opened. */
  let pods: Pod[] = []
  let waiting: Job[] = []

  function run(until: number): void {
    for (;;) {
      const next = events.reduce((best, _, i) => (isBefore(events[i], events[best]) ? i : best), 0)
      if (events.length === 0 || events[next].at > until) return
      handle(events.splice(next, 1)[0])
    }
  }

  function handle(event: Event): void {
    const { at } = event
    if (event.rank === 0) complete(event.worker, at)
    else if (event.rank === 1) dispatch(at)
    else if (event.rank === 2) giveUp(event.job, at)
    else if (event.rank === 3) change(event.change)
    else arrive(event.job)
  }

  function arrive(job: Job): void {
    if (waiting.length >= queueLimit && (waiting.length > 0 || idle().length === 0)) {
      ends[job.index] = { outcome: 'queueFull', end: job.at }
      return
    }
    wait(job, job.at)
    dispatch(job.at)
  }

  /** Takes its place among those that wait, unless its time is over. */
  function wait(job: Job, at: number): void {
    const goneAt = job.at + patienceSeconds
    if (goneAt <= at && job.at < at) {
      ends[job.index] = { outcome: 'timedOut', end: at }
      return
    }
    waiting = [...waiting, job].sort((a, b) => a.index - b.index)
    if (goneAt < Number.POSITIVE_INFINITY) events.push({ at: goneAt, rank: 2, job })
  }

  function dispatch(at: number): void {
    for (let [worker] = idle(); worker && waiting.length > 0; [worker] = idle()) {
      const job = waiting.shift() as Job
      events = events.filter((event) => !(event.rank === 2 && event.job === job))
      worker.job = job
      const busy = worker.pod.workers.filter((other) => other.job !== null).length
      events.push({ at: at + job.work * worker.pod.pace * (stretch?.[busy] ?? 1), rank: 0, worker })
    }
  }

  /** Workers that could take something, the longest idle first. */
  function idle(): Worker[] {
    const free = pods.filter(({ isOpen }) => isOpen).flatMap((pod) => pod.workers.filter(({ job }) => job === null))
    return free.sort((a, b) => a.idleSince - b.idleSince || pods.indexOf(a.pod) - pods.indexOf(b.pod))
  }

  function complete(worker: Worker, at: number): void {
    ends[(worker.job as Job).index] = { outcome: 'served', end: at }
    worker.job = null
    worker.idleSince = at
    events.push({ at, rank: 1 })
  }

  function giveUp(job: Job, at: number): void {
    waiting = waiting.filter((other) => other !== job)
    ends[job.index] = { outcome: 'timedOut', end: at }
  }

  function change({ at, kind, slot, pace = 1 }: PodChange): void {
    if (kind === 'open') {
      const pod: Pod = { slot, pace, isOpen: true, workers: [] }
      pod.workers = Array.from({ length: workers }, () => ({ pod, idleSince: at, job: null }))
      pods.push(pod)
      dispatch(at)
      return
    }
    const pod = pods.find((other) => other.slot === slot)
    if (!pod) return
    if (kind === 'resume') {
      pod.isOpen = true
      for (const worker of pod.workers) if (!worker.job) worker.idleSince = at
      pods = [...pods.filter((other) => other !== pod), pod]
      dispatch(at)
      return
    }
    pod.isOpen = false
    if (kind === 'drain') return
    pods = pods.filter((other) => other !== pod)
    events = events.filter((event) => !(event.rank === 0 && event.worker.pod === pod))
    for (const { job } of pod.workers) if (job) wait(job, at)
    dispatch(at)
  }

  /** How many a pod serves, and how many wait, at an instant that `run` has reached. */
  const held = (slot: number) => pods.filter((pod) => pod.slot === slot).flatMap((pod) => pod.workers.filter(({ job }) => job)).length
  return { run, ends, held, waiting: () => waiting.length }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at !== b.at ? a.at < b.at : a.rank < b.rank
}
