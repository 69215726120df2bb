import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256Hex, sha256Words } from './sha256.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

describe('SHA-256', () => {
  // FIPS 180-2 appendix B and the empty message.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ])('of %j', (text, digest) => {
    expect(sha256Hex(text)).toBe(digest)
  })

  it('gives its words as signed 32-bit numbers', () => {
    expect(sha256Words('abc')[0] >>> 0).toBe(0xba7816bf)
  })

  it('equals the one of Node for any bytes and any text', () => {
    const reference = (input: string | Uint8Array) => createHash('sha256').update(input).digest('hex')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256Hex(bytes)).toBe(reference(bytes))
      }),
      { seed },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(sha256Hex(text)).toBe(reference(text))
      }),
      { seed },
    )
  })
})
