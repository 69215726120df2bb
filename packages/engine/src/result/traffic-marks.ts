import type { DataPlaneResult } from '../dataplane/port.ts'
import type { Plan } from '../plan/plan.ts'
import type { Mark } from './marks.ts'
import { rateLegs } from './rate-legs.ts'

/** A mark where the traffic of a source begins to rise or to fall, read off what was offered, so that recordings have them too. In order of time. */
export function trafficMarks(plan: Plan, data: DataPlaneResult, grid: Float64Array): Mark[] {
  const endOf = (bucket: number) => Math.min(plan.durationSeconds, grid[bucket] + plan.bucketSeconds)
  const marks = data.sources.flatMap(({ offered }, source) => {
    const { name } = plan.sources[source]
    return rateLegs(offered, (bucket) => endOf(bucket) - grid[bucket]).map((leg): Mark => {
      const atSeconds = grid[leg.fromBucket + 1]
      const [from, to] = [roundRate(leg.fromPerSecond), roundRate(leg.toPerSecond)]
      const within = grid[leg.toBucket] > atSeconds ? ` within ${Math.round(grid[leg.toBucket] - atSeconds)} s` : ' at once'
      const reason = `traffic of ${name} ${to > from ? 'rises' : 'falls'} from ${from} to ${to} requests/s${within}`
      return { atSeconds, kind: 'traffic', subject: `source:${name}`, from, to, reason, because: [] }
    })
  })
  return marks.sort((a, b) => a.atSeconds - b.atSeconds)
}

/** Three figures at most: a rate read off a bucket is no better known. */
function roundRate(perSecond: number): number {
  return Number(perSecond.toPrecision(3))
}
