import { log } from '../math/log.ts'
import { exponentialTable } from './exponential-table.ts'

const perWord = 1 / 4294967296
const ln2 = Math.LN2

/** Words with so many leading zeros (one in 4096) are refined by a second word, so that tails reach 2^-64 instead of 2^-32. */
const tailZeros = 12
/** 64 ln 2 */
const tailStart = 44.3614195558365

/** Word times bound must stay below 2^53. */
const largestBound = 2097152

const single = new Float64Array(1)

/** State of a stream as plain data. */
export type StreamState = readonly [number, number, number, number]

/**
 * One stream of random numbers: xoshiro128** (Blackman & Vigna 2018), period 2^128 - 1.
 * The fill methods keep the state in locals and allocate nothing; they give the same numbers as the single methods would.
 * Make streams with `createStreams`, so that each has a name.
 */
export class Stream {
  private s0: number
  private s1: number
  private s2: number
  private s3: number

  /** @param state four 32-bit words, not all zero */
  constructor(state: StreamState) {
    this.s0 = state[0] | 0
    this.s1 = state[1] | 0
    this.s2 = state[2] | 0
    this.s3 = state[3] | 0
    if ((this.s0 | this.s1 | this.s2 | this.s3) === 0) throw new RangeError('the state of a stream must not be all zero')
  }

  /** A copy of the state; `restore` goes back to it. */
  snapshot(): StreamState {
    return [this.s0, this.s1, this.s2, this.s3]
  }

  restore(state: StreamState): void {
    this.s0 = state[0] | 0
    this.s1 = state[1] | 0
    this.s2 = state[2] | 0
    this.s3 = state[3] | 0
  }

  /** 32 random bits, 0..2^32-1. */
  uint32(): number {
    const { s0, s1 } = this
    const mixed = Math.imul(s1, 5)
    const word = Math.imul((mixed << 7) | (mixed >>> 25), 9) >>> 0
    const s2 = this.s2 ^ s0
    const s3 = this.s3 ^ s1
    this.s1 = s1 ^ s2
    this.s0 = s0 ^ s3
    this.s2 = s2 ^ (s1 << 9)
    this.s3 = (s3 << 11) | (s3 >>> 21)
    return word
  }

  /** A number strictly between 0 and 1, a multiple of 2^-53 (52 random bits, centred). */
  uniform(): number {
    const high = this.uint32() >>> 6
    return (high * 67108864 + (this.uint32() >>> 6) + 0.5) * 2.220446049250313e-16
  }

  /** `n` numbers as from `uniform`. */
  fillUniform(out: Float64Array, n: number): void {
    let { s0, s1, s2, s3 } = this
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
      out[i] = (high * 67108864 + low + 0.5) * 2.220446049250313e-16
    }
    this.s0 = s0
    this.s1 = s1
    this.s2 = s2
    this.s3 = s3
  }

  /**
   * An exponential variable with mean 1, by inversion: -ln(u) with u a multiple of 2^-32, or of 2^-64 in the upper tail
   * (below 2^-12). A larger word gives a smaller value.
   */
  exponential(): number {
    this.fillExponential(single, 1)
    return single[0]
  }

  /** `n` numbers as from `exponential`. */
  fillExponential(out: Float64Array, n: number): void {
    const table = exponentialTable
    let { s0, s1, s2, s3 } = this
    for (let i = 0; i < n; i++) {
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
        // Rare: the state goes home for one more word.
        this.s0 = s0
        this.s1 = s1
        this.s2 = s2
        this.s3 = s3
        out[i] = tailStart - log((word - 1) * 4294967296 + (this.uint32() | 1))
        s0 = this.s0
        s1 = this.s1
        s2 = this.s2
        s3 = this.s3
      } else {
        const scaled = word << zeros
        const slice = (scaled >>> 22) & 510
        const r = (scaled >>> 0) * table[slice] - 1
        out[i] = zeros * ln2 + table[slice + 1] - r * (1 + r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5)))))
      }
    }
    this.s0 = s0
    this.s1 = s1
    this.s2 = s2
    this.s3 = s3
  }

  /** A whole number 0..bound-1, each equally likely (Lemire 2019: multiply, reject the few words that would bias). */
  integerBelow(bound: number): number {
    if (!(bound >= 1 && bound <= largestBound)) throw new RangeError(`bound ${bound} is not within 1..${largestBound}`)
    const rejectBelow = 4294967296 % bound
    for (;;) {
      const product = this.uint32() * bound
      const low = product % 4294967296
      if (low >= rejectBelow) return (product - low) / 4294967296
    }
  }

  /** `n` numbers as from `integerBelow`. */
  fillIntegerBelow(bound: number, out: Int32Array, n: number): void {
    if (!(bound >= 1 && bound <= largestBound)) throw new RangeError(`bound ${bound} is not within 1..${largestBound}`)
    const rejectBelow = 4294967296 % bound
    let { s0, s1, s2, s3 } = this
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
      out[i++] = ((word >>> 0) * bound - low) * perWord
    }
    this.s0 = s0
    this.s1 = s1
    this.s2 = s2
    this.s3 = s3
  }
}
