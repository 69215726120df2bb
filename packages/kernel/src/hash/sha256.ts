import { utf8Bytes } from './utf8.ts'

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])

/** First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const initialState = Int32Array.from([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19])

const blockBytes = 64

/** SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, or of bytes, as eight 32-bit words. */
export function sha256Words(input: string | Uint8Array): Int32Array {
  const blocks = padded(typeof input === 'string' ? utf8Bytes(input) : input)
  const state = initialState.slice()
  const schedule = new Int32Array(64)
  for (let offset = 0; offset < blocks.length; offset += blockBytes) {
    expand(blocks, offset, schedule)
    compress(state, schedule)
  }
  return state
}

/** SHA-256 as 64 hexadecimal digits. */
export function sha256Hex(input: string | Uint8Array): string {
  return Array.from(sha256Words(input), (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The message, a 1 bit, zeros, and the length in bits as 64-bit big-endian number, in whole blocks. */
function padded(message: Uint8Array): Uint8Array {
  const blocks = new Uint8Array(Math.ceil((message.length + 9) / blockBytes) * blockBytes)
  blocks.set(message)
  blocks[message.length] = 0x80
  let bits = message.length * 8
  for (let position = blocks.length - 1; bits > 0; position--) {
    blocks[position] = bits % 256
    bits = Math.floor(bits / 256)
  }
  return blocks
}

function expand(blocks: Uint8Array, offset: number, schedule: Int32Array): void {
  for (let t = 0; t < 16; t++) {
    const at = offset + 4 * t
    schedule[t] = (blocks[at] << 24) | (blocks[at + 1] << 16) | (blocks[at + 2] << 8) | blocks[at + 3]
  }
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15]
    const late = schedule[t - 2]
    const sigma0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const sigma1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    schedule[t] = (schedule[t - 16] + sigma0 + schedule[t - 7] + sigma1) | 0
  }
}

function compress(state: Int32Array, schedule: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g)
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + roundConstants[t] + schedule[t]) | 0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const worked = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] += worked[i]
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
