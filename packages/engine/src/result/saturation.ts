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
 * A mark where a source begins to lose requests and one where it stops, read off the series after the run.
 * Losses less than one empty stretch of `gapBuckets` apart are one episode.
 */
export function saturationMarks(plan: Plan, data: DataPlaneResult, grid: Float64Array, gapBuckets = 5): Mark[] {
  return data.sources.flatMap((source, index) =>
    (Object.keys(lossWords) as Loss[]).flatMap((loss) =>
      episodesOf(source.ended[loss], gapBuckets).flatMap((episode) => episodeMarks(plan, index, loss, episode, grid)),
    ),
  )
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
  const seconds = until - grid[episode.first]
  const reason = `${episode.count} requests of ${name} ${lossWords[loss]} within ${seconds} s`
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
