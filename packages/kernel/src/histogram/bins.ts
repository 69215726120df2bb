import { doubleView, highWord, lowWord, wordView } from '../math/double-bits.ts'

/** Bins an octave: relative width 1/128, so the middle of a bin is within 0.4 percent of everything in it. */
const binsPerOctaveBits = 7

/** Bin of a double is its high word shifted right by this, less `binOffset`, clamped to 0..binCount-1. Public for loops that inline `binOf`. */
export const binShift = 20 - binsPerOctaveBits

/** Values from 2^-24 (60 ns, were they seconds) to 2^18 (3 days) keep their accuracy; smaller and larger ones share the outer bins. */
const smallestExponent = -24
const octaves = 42

/** Bin 0 holds what is below the range, the last bin what is above. */
export const binCount = (octaves << binsPerOctaveBits) + 2

export const binOffset = ((1023 + smallestExponent) << binsPerOctaveBits) - 1
const highestBin = binCount - 1

/** Lower edge of the range, upper edge of the range. */
export const smallestBinned = lowerEdge(1)
export const largestBinned = lowerEdge(highestBin)

/** Bin of a value: exponent and leading bits of the double itself. Negative numbers and zero go to bin 0. NaN goes to the last bin. */
export function binOf(value: number): number {
  doubleView[0] = value
  const index = (wordView[highWord] >> binShift) - binOffset
  return index < 0 ? 0 : index > highestBin ? highestBin : index
}

/** What a bin stands for: its middle; 0 for bin 0; the upper end of the range for the last. */
export function valueOfBin(bin: number): number {
  if (bin <= 0) return 0
  if (bin >= highestBin) return largestBinned
  return (lowerEdge(bin) + lowerEdge(bin + 1)) / 2
}

/** Smallest value that a bin above 0 holds. */
export function lowerEdge(bin: number): number {
  wordView[lowWord] = 0
  wordView[highWord] = (bin + binOffset) << binShift
  return doubleView[0]
}
