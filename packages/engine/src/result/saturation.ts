import type { DataPlaneResult } from '../dataplane/port.ts'
import type { Plan } from '../plan/plan.ts'
import type { Mark } from './marks.ts'

const lossWords = {
  limited: 'refused by a limiter',
  queueFull: 'refused by full queues',
  timedOut: 'given up waiting',
  shed: 'found no ready pod',
  failed: 'lost with their pod',
} as const

type Loss = keyof typeof lossWords

/**
 * Adds a mark where a source begins to lose requests and one where it stops, read off the series after the run.
 * Losses less than one empty stretch of `gapBuckets` apart are one episode. Order by time is kept; `because` is renumbered.
 */
export function saturationMarks(plan: Plan, data: DataPlaneResult, grid: Float64Array, marks: readonly Mark[], gapBuckets = 5): Mark[] {
  const episodes = data.sources.flatMap((source, index) =>
    (Object.keys(lossWords) as Loss[]).flatMap((loss) =>
      episodesOf(source.ended[loss], gapBuckets).flatMap((episode) => episodeMarks(plan, index, loss, episode, grid)),
    ),
  )
  return mergeByTime(marks, episodes)
}

type Episode = { readonly first: number; readonly last: number; readonly count: number }

function episodesOf(counts: Float64Array | undefined, gapBuckets: number): Episode[] {
  const episodes: Episode[] = []
  counts?.forEach((count, bucket) => {
    if (count === 0) return
    const open = episodes.at(-1)
    if (open && bucket - open.last <= gapBuckets)
      episodes[episodes.length - 1] = { first: open.first, last: bucket, count: open.count + count }
    else episodes.push({ first: bucket, last: bucket, count })
  })
  return episodes
}

function episodeMarks(plan: Plan, source: number, loss: Loss, episode: Episode, grid: Float64Array): Mark[] {
  const { name } = plan.sources[source]
  const subject = `source:${name}`
  const until = Math.min(plan.durationSeconds, grid[episode.last] + plan.bucketSeconds)
  const reason = `requests of ${name} ${lossWords[loss]}: ${episode.count} until ${Math.round(until)} s`
  const begin: Mark = { atSeconds: grid[episode.first], kind: 'saturation', subject, from: 0, to: episode.count, reason, because: [] }
  const end: Mark = {
    atSeconds: until,
    kind: 'saturation',
    subject,
    from: episode.count,
    to: 0,
    reason: `no more requests of ${name} ${lossWords[loss]}`,
    because: [],
  }
  return until < plan.durationSeconds ? [begin, end] : [begin]
}

/** Stable merge: at the same instant control marks come first. */
function mergeByTime(marks: readonly Mark[], added: readonly Mark[]): Mark[] {
  const all = [...marks.map((mark, id) => ({ mark, id })), ...added.map((mark) => ({ mark, id: -1 }))]
  const order = all.map((_, position) => position).sort((a, b) => all[a].mark.atSeconds - all[b].mark.atSeconds || a - b)
  const renumbered = new Map(order.map((position, place) => [all[position].id, place]))
  return order.map((position) => ({ ...all[position].mark, because: all[position].mark.because.map((id) => renumbered.get(id) ?? id) }))
}
