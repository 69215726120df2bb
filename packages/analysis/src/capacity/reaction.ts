import type { Mark, MarkId, RunResult } from '@plimsoll/engine'
import { sameStorySeconds } from '../decisions/same-story.ts'
import type { Reaction } from '../findings.ts'
import { admittedPerSecond } from '../load/admitted.ts'
import { bucketAt, bucketEnd } from '../series/buckets.ts'
import { servicesOf, sumOf } from '../series/columns.ts'

/** Rises that asked for fewer than half as many pods again are corrections, not answers to a rise. */
const leastGrowth = 1.5

/** Decisions that follow a clock, a forecast or moved bounds answer no rise of traffic: they come before it, or without one. */
const isAhead = ({ decision }: Mark) =>
  decision?.controller === 'scheduled' || decision?.controller === 'predictive' || decision?.rule === 'below-min'

type Scaling = { readonly id: MarkId; readonly atSeconds: number; readonly from: number; readonly to: number }

/**
 * Every rise of traffic that a controller answered with at least half as many pods again, in order of time within each service. No answer to
 * a rise are: decisions that descend from none, as of a run that began too small; those of a clock or a forecast, which come before it; and
 * decisions after the service had scaled down since the rise, which are swings of the controller's own.
 */
export function reactionsOf(result: RunResult): readonly Reaction[] {
  return servicesOf(result).flatMap((service) => serviceReactions(result, service))
}

function serviceReactions(result: RunResult, service: string): readonly Reaction[] {
  const load = admittedPerSecond(result, { service })
  const ready = sumOf(result, 'pods.ready', { service })
  if (load === null || ready === null) return []
  const scalings = scalingsOf(result, service)
  const reactions: Reaction[] = []
  scalings.forEach((scaling, position) => {
    const trafficRoseAt = lastTrafficRise(result, scaling.id)
    if (scaling.to <= scaling.from || trafficRoseAt === null) return
    const next = scalings.slice(position + 1).find(({ from, to }) => to < from)
    const untilSeconds = next?.atSeconds ?? result.durationSeconds
    const reaction = reactionTo(result, service, scaling, { load, ready, trafficRoseAt, untilSeconds })
    if (scalings.slice(0, position).some(({ atSeconds, from, to }) => to < from && atSeconds > reaction.riseAtSeconds)) return
    const before = reactions.at(-1)
    if (before?.riseAtSeconds !== reaction.riseAtSeconds) reactions.push(reaction)
    else if (isSameAnswer(before, reaction)) reactions[reactions.length - 1] = joined(before, reaction)
  })
  return reactions.filter(({ fromPods, toPods }) => toPods >= fromPods * leastGrowth)
}

function scalingsOf({ marks }: RunResult, service: string): readonly Scaling[] {
  return marks.flatMap(({ kind, subject, atSeconds, from, to }, id) =>
    kind === 'scale' && subject === service && typeof from === 'number' && typeof to === 'number' ? [{ id, atSeconds, from, to }] : [],
  )
}

type Seen = {
  readonly load: Float64Array
  readonly ready: Float64Array
  readonly trafficRoseAt: number
  readonly untilSeconds: number
}

function reactionTo(
  result: RunResult,
  service: string,
  { id, atSeconds, from, to }: Scaling,
  { load, ready, trafficRoseAt, untilSeconds }: Seen,
): Reaction {
  const decision = bucketAt(result, atSeconds)
  const riseAtSeconds = Math.min(atSeconds, Math.max(riseBefore(result, load, decision, from / to), trafficRoseAt))
  const readyBucket = ready.findIndex((pods, bucket) => bucket >= decision && pods >= to - 1e-9)
  const readyAtSeconds = readyBucket === -1 ? null : Math.max(atSeconds, result.grid[readyBucket])
  const isInTime = readyAtSeconds !== null && readyAtSeconds <= untilSeconds
  const end = untilSeconds < result.durationSeconds ? 'the service scaled down again' : 'the run ended'
  return {
    service,
    fromPods: from,
    toPods: to,
    riseAtSeconds,
    decidedAtSeconds: atSeconds,
    readyAtSeconds: isInTime ? readyAtSeconds : null,
    seconds: isInTime ? readyAtSeconds - riseAtSeconds : null,
    reason: isInTime ? null : `${to} pods were never ready at one time before ${end}`,
    marks: [id],
  }
}

/** End of the last bucket before the decision whose load the pods of before could have carried; 0 when there was none. */
function riseBefore(result: RunResult, load: Float64Array, decision: number, enoughRatio: number): number {
  const enough = load[decision] * enoughRatio
  for (let bucket = decision; bucket >= 0; bucket--) {
    if (load[bucket] <= enough) return bucketEnd(result, bucket)
  }
  return 0
}

/**
 * When the traffic began to rise from which a decision descends; null when it descends from none. What the pods of before could carry is
 * judged by requests, while the controller goes by use: without this bound a rise would begin in a lull long before.
 */
function lastTrafficRise({ marks }: RunResult, id: MarkId): number | null {
  if (isAhead(marks[id])) return null
  const rises = marks[id].because.flatMap((cause) => (marks[cause].kind === 'traffic' ? [marks[cause].atSeconds] : []))
  return rises.length === 0 ? null : Math.max(...rises)
}

/** A decision long after the pods of the last one were ready answers no rise any more: it is a correction. */
function isSameAnswer(before: Reaction, next: Reaction): boolean {
  return next.decidedAtSeconds <= (before.readyAtSeconds ?? Number.POSITIVE_INFINITY) + sameStorySeconds
}

function joined(first: Reaction, next: Reaction): Reaction {
  return { ...next, fromPods: first.fromPods, decidedAtSeconds: first.decidedAtSeconds, marks: [...first.marks, ...next.marks] }
}
