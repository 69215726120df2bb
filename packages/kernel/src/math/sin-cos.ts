/** pi/2 in three parts, 33 bits each in the first two, so that up to 2^20 multiples of them are exact. */
const quarterHigh = 1.5707963267341256
const quarterMiddle = 6.077100506303966e-11
const quarterLow = 2.0222662487959506e-21
const quartersPerRadian = 0.6366197723675814

/** Past this the reduction would lose digits; no caller needs it. */
const largestAngle = 1_600_000

/**
 * Sine of an angle in radians, the same bits on every engine. Within 1 ulp, or 1e-16 absolute near its zeros.
 *
 * @throws RangeError beyond ±1.6 million radians
 */
export function sin(x: number): number {
  const quarters = quartersIn(x)
  const r = remainder(x, quarters)
  return quadrant(r, quarters & 3)
}

/** Cosine; accuracy and limits as `sin`. */
export function cos(x: number): number {
  const quarters = quartersIn(x)
  const r = remainder(x, quarters)
  return quadrant(r, (quarters + 1) & 3)
}

function quartersIn(x: number): number {
  if (Math.abs(x) <= largestAngle) return Math.round(x * quartersPerRadian)
  throw new RangeError(`angle ${x} is beyond ±${largestAngle} radians`)
}

function remainder(x: number, quarters: number): number {
  return x - quarters * quarterHigh - quarters * quarterMiddle - quarters * quarterLow
}

function quadrant(r: number, turn: number): number {
  switch (turn) {
    case 0:
      return sinNearZero(r)
    case 1:
      return cosNearZero(r)
    case 2:
      return -sinNearZero(r)
    default:
      return -cosNearZero(r)
  }
}

/** Taylor series; |r| <= pi/4, so the first term left out is below 2^-60 of the result. */
function sinNearZero(r: number): number {
  const s = r * r
  const series =
    -1 / 6 + s * (1 / 120 + s * (-1 / 5040 + s * (1 / 362880 + s * (-1 / 39916800 + s * (1 / 6227020800 + s * (-1 / 1307674368000))))))
  return r + r * s * series
}

function cosNearZero(r: number): number {
  const s = r * r
  const series =
    1 / 24 + s * (-1 / 720 + s * (1 / 40320 + s * (-1 / 3628800 + s * (1 / 479001600 + s * (-1 / 87178291200 + s * (1 / 20922789888000))))))
  const half = 0.5 * s
  const lead = 1 - half
  return lead + (1 - lead - half + s * s * series)
}
