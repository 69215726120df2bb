import { log } from '../math/log.ts'
import { exponentialTable } from './exponential-table.ts'

const ln2 = Math.LN2
/** 64 ln 2 */
const lnTwoTo64 = 44.3614195558365
const twoTo32 = 4294967296
const twoTo26 = 67108864
const twoToMinus32 = 1 / twoTo32
const twoToMinus52 = 2.220446049250313e-16

/** Words with so many leading zeros (one in 4096) are refined by a second word, so that tails reach 2^-64 instead of 2^-32. */
const tailZeros = 12

/** Word times bound must stay below 2^53. */
const largestBound = 2097152

/** Exponentials drawn between two visits to their tails. */
const blockRows = 1024
const tailRows = new Int32Array(blockRows)
const tailWords = new Int32Array(blockRows)
const single = new Float64Array(1)

/** State of a stream as plain data: eight 32-bit words. */
export type StreamState = readonly number[]

/**
 * One stream of random numbers: xoshiro128** (Blackman & Vigna 2018), period 2^128 - 1, and a second generator of the same kind that only
 * refines the tails of exponentials, so that every value takes one word of the first. The fill methods keep the state in locals and
 * allocate nothing. How a row of draws is cut into calls does not change the numbers.
 * Make streams with `createStreams`, so that each has a name.
 */
export class Stream {
  private readonly state = new Int32Array(4)
  private readonly tailState = new Int32Array(4)

  /** @param state eight 32-bit words; neither the first nor the last four all zero */
  constructor(state: StreamState) {
    this.restore(state)
  }

  /** A copy of the state; `restore` goes back to it. */
  snapshot(): StreamState {
    return [...this.state, ...this.tailState]
  }

  /** @throws RangeError when the state is none of ours */
  restore(state: StreamState): void {
    const words = Int32Array.from(state)
    const isValid = words.length === 8 && words.subarray(0, 4).some((word) => word !== 0) && words.subarray(4).some((word) => word !== 0)
    if (!isValid) throw new RangeError('a stream needs eight words of state, not all zero in either half')
    this.state.set(words.subarray(0, 4))
    this.tailState.set(words.subarray(4))
  }

  /** 32 random bits, 0..2^32-1. */
  uint32(): number {
    return nextWord(this.state)
  }

  /** A number strictly between 0 and 1: 52 random bits, centred. */
  uniform(): number {
    const high = nextWord(this.state) >>> 6
    return (high * twoTo26 + (nextWord(this.state) >>> 6) + 0.5) * twoToMinus52
  }

  /** `n` numbers as from `uniform`. */
  fillUniform(out: Float64Array, n: number): void {
    const { state } = this
    let s0 = state[0]
    let s1 = state[1]
    let s2 = state[2]
    let s3 = state[3]
    for (let i = 0; i < n; i++) {
      let mixed = Math.imul(s1, 5)
      const high = Math.imul((mixed << 7) | (mixed >>> 25), 9) >>> 6
      let shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
      mixed = Math.imul(s1, 5)
      const low = Math.imul((mixed << 7) | (mixed >>> 25), 9) >>> 6
      shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
      out[i] = (high * twoTo26 + low + 0.5) * twoToMinus52
    }
    keep(state, s0, s1, s2, s3)
  }

  /**
   * An exponential variable with mean 1, by inversion: -ln(u) with u an odd multiple of 2^-32, or of 2^-64 in the upper tail
   * (u below 2^-12). A larger word gives a smaller value.
   */
  exponential(): number {
    this.fillExponential(single, 1)
    return single[0]
  }

  /** `n` numbers as from `exponential`, times `mean`. */
  fillExponential(out: Float64Array, n: number, mean = 1): void {
    for (let from = 0; from < n; from += blockRows) this.fillBlock(out, from, Math.min(from + blockRows, n), mean)
  }

  private fillBlock(out: Float64Array, from: number, until: number, mean: number): void {
    const { state } = this
    const table = exponentialTable
    let tails = 0
    let s0 = state[0]
    let s1 = state[1]
    let s2 = state[2]
    let s3 = state[3]
    for (let i = from; i < until; i++) {
      const mixed = Math.imul(s1, 5)
      const word = Math.imul((mixed << 7) | (mixed >>> 25), 9) | 1
      const shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
      const zeros = Math.clz32(word)
      if (zeros >= tailZeros) {
        tailRows[tails] = i
        tailWords[tails++] = word
      }
      const scaled = word << zeros
      const slice = (scaled >>> 22) & 510
      const r = (scaled >>> 0) * table[slice] - 1
      const s = r * r
      out[i] = mean * (zeros * ln2 + table[slice + 1] - (r + s * (-1 / 2 + r * (1 / 3) + s * (-1 / 4 + r * (1 / 5)))))
    }
    keep(state, s0, s1, s2, s3)
    for (let tail = 0; tail < tails; tail++) {
      const joined = (tailWords[tail] - 1) * twoTo32 + ((nextWord(this.tailState) | 1) >>> 0)
      out[tailRows[tail]] = mean * (lnTwoTo64 - log(joined))
    }
  }

  /**
   * A whole number 0..bound-1, each equally likely (Lemire 2019: multiply, reject the few words that would bias).
   *
   * @throws RangeError when bound isn't within 1..2^21
   */
  integerBelow(bound: number): number {
    requireBound(bound)
    const rejectBelow = twoTo32 % bound
    for (;;) {
      const product = nextWord(this.state) * bound
      const low = product % twoTo32
      if (low >= rejectBelow) return (product - low) / twoTo32
    }
  }

  /** `n` numbers as from `integerBelow`. */
  fillIntegerBelow(bound: number, out: Int32Array, n: number): void {
    requireBound(bound)
    const rejectBelow = twoTo32 % bound
    const { state } = this
    let s0 = state[0]
    let s1 = state[1]
    let s2 = state[2]
    let s3 = state[3]
    for (let i = 0; i < n; ) {
      const mixed = Math.imul(s1, 5)
      const word = Math.imul((mixed << 7) | (mixed >>> 25), 9)
      const shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
      const low = Math.imul(word, bound) >>> 0
      if (low < rejectBelow) continue
      out[i++] = ((word >>> 0) * bound - low) * twoToMinus32
    }
    keep(state, s0, s1, s2, s3)
  }
}

/** One step of xoshiro128**. */
function nextWord(state: Int32Array): number {
  const s0 = state[0]
  const s1 = state[1]
  const mixed = Math.imul(s1, 5)
  const s2 = state[2] ^ s0
  const s3 = state[3] ^ s1
  state[0] = s0 ^ s3
  state[1] = s1 ^ s2
  state[2] = s2 ^ (s1 << 9)
  state[3] = (s3 << 11) | (s3 >>> 21)
  return Math.imul((mixed << 7) | (mixed >>> 25), 9) >>> 0
}

function keep(state: Int32Array, s0: number, s1: number, s2: number, s3: number): void {
  state[0] = s0
  state[1] = s1
  state[2] = s2
  state[3] = s3
}

function requireBound(bound: number): void {
  if (!(Number.isInteger(bound) && bound >= 1 && bound <= largestBound))
    throw new RangeError(`bound ${bound} is not a whole number 1..${largestBound}`)
}
