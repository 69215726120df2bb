import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Bytes } from './utf8.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

it('writes every text as the Encoding standard does, lone surrogates included', () => {
  const encoder = new TextEncoder()
  expect([...utf8Bytes('aé€😀')]).toEqual([...encoder.encode('aé€😀')])
  expect([...utf8Bytes('\ud800x')]).toEqual([0xef, 0xbf, 0xbd, 0x78])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8Bytes(text)]).toEqual([...encoder.encode(text)])
    }),
    { seed },
  )
})
