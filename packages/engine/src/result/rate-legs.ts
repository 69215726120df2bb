import { log } from '@plimsoll/kernel'

/** A stretch over which a rate rises or falls, from the last bucket at the old rate to the first at the new one. */
export type RateLeg = {
  readonly fromBucket: number
  readonly toBucket: number
  readonly fromPerSecond: number
  readonly toPerSecond: number
}

/** Changes of less than a quarter are not worth a line on a chart. */
const leastChange = log(1.25)

/** Standard errors of a Poisson count beyond which a deviation is no chance. */
const noiseErrors = 4

/**
 * The rises and falls of a rate, told by as few straight lines as follow the logarithm of it within a quarter and within its noise
 * (Ramer 1972, Douglas and Peucker 1973, with vertical distance). `counts` are arrivals by bucket, `seconds` the width of each.
 */
export function rateLegs(counts: Float64Array, seconds: (bucket: number) => number): RateLeg[] {
  if (counts.length === 0) return []
  const rate = (bucket: number) => counts[bucket] / seconds(bucket)
  const height = Float64Array.from(counts, (count, bucket) => log((count + 1) / seconds(bucket)))
  const noise = Float64Array.from(counts, (count) => noiseErrors / Math.sqrt(count + 1))
  const knots = knotsOf(height, noise)
  const legs: RateLeg[] = []
  for (let knot = 1; knot < knots.length; knot++) {
    const [fromBucket, toBucket] = [knots[knot - 1], knots[knot]]
    const change = Math.abs(height[toBucket] - height[fromBucket])
    if (change < leastChange + Math.max(noise[fromBucket], noise[toBucket])) continue
    const leg = { fromBucket, toBucket, fromPerSecond: rate(fromBucket), toPerSecond: rate(toBucket) }
    const before = legs.at(-1)
    if (before && isOneLine(before, leg))
      legs[legs.length - 1] = { ...leg, fromBucket: before.fromBucket, fromPerSecond: before.fromPerSecond }
    else legs.push(leg)
  }
  return legs
}

/** A straight ramp bends in the logarithm: legs that go on at half to twice the slope are one. */
function isOneLine(before: RateLeg, next: RateLeg): boolean {
  const slope = ({ fromBucket, toBucket, fromPerSecond, toPerSecond }: RateLeg) => (toPerSecond - fromPerSecond) / (toBucket - fromBucket)
  const ratio = slope(next) / slope(before)
  return before.toBucket === next.fromBucket && ratio >= 0.5 && ratio <= 2
}

/** Buckets at which the line bends, both ends included. */
function knotsOf(height: Float64Array, noise: Float64Array): number[] {
  const knots = [0]
  const open = [height.length - 1]
  for (let end = open.at(-1); end !== undefined; end = open.at(-1)) {
    const start = knots[knots.length - 1]
    const bend = farthest(height, noise, start, end)
    if (bend >= 0) open.push(bend)
    else {
      open.pop()
      if (end > start) knots.push(end)
    }
  }
  return knots
}

/** The bucket that lies farthest from the straight line beyond what is allowed; -1 when none does. */
function farthest(height: Float64Array, noise: Float64Array, start: number, end: number): number {
  const slope = end > start ? (height[end] - height[start]) / (end - start) : 0
  let found = -1
  let most = 0
  for (let bucket = start + 1; bucket < end; bucket++) {
    const beyond = Math.abs(height[bucket] - height[start] - slope * (bucket - start)) - leastChange - noise[bucket]
    if (beyond <= most) continue
    most = beyond
    found = bucket
  }
  return found
}
