/** One image on its way to a machine, with the rate that it would have alone. */
export type Pull = { readonly image: string; readonly remainingBytes: number; readonly bytesPerSecond: number }

/** The pulls of one machine in the order in which they were asked for; the first `atOnce` of them move. */
export type PullQueue = { readonly pulls: readonly Pull[]; readonly atOnce: number; readonly atSeconds: number }

/** A pull is over when less than a byte is left: what rounding may leave. */
const leastBytes = 1

/** Brings the queue up to an instant before which none of its pulls ends: those under way share the machine's line evenly. */
export function progress(queue: PullQueue, atSeconds: number): PullQueue {
  const moving = Math.min(queue.atOnce, queue.pulls.length)
  const seconds = atSeconds - queue.atSeconds
  const pulls = queue.pulls.map((pull, index) =>
    index < moving ? { ...pull, remainingBytes: pull.remainingBytes - (seconds * pull.bytesPerSecond) / moving } : pull,
  )
  return { ...queue, pulls, atSeconds }
}

export function addPull(queue: PullQueue, pull: Pull): PullQueue {
  return { ...queue, pulls: [...queue.pulls, pull] }
}

/** When the next pull ends if no other comes; null when there is none. */
export function nextEnd({ pulls, atOnce, atSeconds }: PullQueue): number | null {
  const moving = pulls.slice(0, atOnce)
  if (moving.length === 0) return null
  return atSeconds + Math.max(0, Math.min(...moving.map((pull) => (pull.remainingBytes * moving.length) / pull.bytesPerSecond)))
}

/** Takes out the pulls that have ended. */
export function takeEnded(queue: PullQueue): { readonly images: readonly string[]; readonly queue: PullQueue } {
  const hasEnded = (pull: Pull, index: number) => index < queue.atOnce && pull.remainingBytes < leastBytes
  return {
    images: queue.pulls.filter(hasEnded).map(({ image }) => image),
    queue: { ...queue, pulls: queue.pulls.filter((pull, index) => !hasEnded(pull, index)) },
  }
}
