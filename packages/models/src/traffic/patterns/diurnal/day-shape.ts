import { cos, exp } from '@plimsoll/kernel'

const secondsPerDay = 86_400
const radiansPerSecond = (2 * Math.PI) / secondsPerDay

/** Points of the trapezoidal rule over a day; on a periodic smooth function it converges faster than any power. */
const points = 512

/** Halvings of the search interval: more than a double has bits. */
const halvings = 60

/** Concentration at which peak to mean is above 24, the steepest day that the spec allows. */
const steepest = 100

/**
 * Rate over a day as a multiple of its mean, highest at one hour, lowest twelve hours from it: `exp(k cos angle)`, scaled to mean 1
 * (the von Mises shape, which is a sinus for small k and a bell for large k, and never negative).
 *
 * @param peakToMean 1 (flat) to 24
 * @returns the multiple at a second of the day; seconds of other days are welcome
 */
export function dayShape(peakToMean: number, peakSecondOfDay: number): (secondOfDay: number) => number {
  const concentration = concentrationOf(peakToMean)
  return (secondOfDay) => {
    const sincePeak = secondOfDay - peakSecondOfDay
    const turn = sincePeak - Math.floor(sincePeak / secondsPerDay) * secondsPerDay
    return peakToMean * exp(concentration * (cos(turn * radiansPerSecond) - 1))
  }
}

/** The k whose shape has that peak to mean ratio, by bisection: the ratio grows with k. */
function concentrationOf(peakToMean: number): number {
  let low = 0
  let high = steepest
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2
    if (peakToMeanOf(middle) < peakToMean) low = middle
    else high = middle
  }
  return peakToMean === 1 ? 0 : (low + high) / 2
}

function peakToMeanOf(concentration: number): number {
  let sum = 0
  for (let i = 0; i < points; i++) sum += exp(concentration * (cos((2 * Math.PI * i) / points) - 1))
  return points / sum
}
