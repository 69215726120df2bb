import { expect, test } from 'vitest'
import { outcomeCode, pendingCode } from '../../../contract/outcome.ts'
import { createBatch } from '../../../contract/request-batch.ts'
import { tokenBucket } from './index.ts'

type Rebase = { readonly row: number; readonly seconds: number }

/** `A` for each request let in and `R` for each refused, all of one key. The same where there is a second key. */
function verdicts(spec: object, arrivedAt: readonly number[], rebaseBefore?: Rebase): string {
  const alone = verdictsOf(spec, 1, arrivedAt, rebaseBefore)
  expect(verdictsOf(spec, 2, arrivedAt, rebaseBefore)).toBe(alone)
  return alone
}

function verdictsOf(spec: object, clientCount: number, arrivedAt: readonly number[], rebaseBefore?: Rebase): string {
  const station = tokenBucket.create(tokenBucket.spec.parse({ kind: 'token-bucket', ...spec }), { clientCount, sourceCount: 1 })
  let origin = 0
  return arrivedAt
    .map((at, row) => {
      if (row === rebaseBefore?.row) {
        station.rebase(rebaseBefore.seconds)
        origin += rebaseBefore.seconds
      }
      const batch = createBatch(1)
      batch.length = 1
      batch.arrivedAt[0] = at - origin
      batch.outcome[0] = pendingCode
      station.process(batch)
      return batch.outcome[0] === outcomeCode.limited ? 'R' : 'A'
    })
    .join('')
}

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)

test('worked by hand: 5 tokens, 5 a second', () => {
  const arrivalsMs = [0, 0, 0, 100, 200, 300, 400, 900, 990, 1000, 1010, 1100, 1500, 1999, 2000, 2001, 2500, 3900]
  const arrivedAt = arrivalsMs.map((ms) => ms / 1000)
  expect(verdicts({ rate: '5/s', burst: 5 }, arrivedAt)).toBe('AAAAAAAAAARRAAAAAA')
  expect(verdicts({ rate: '5/s', burst: 5 }, arrivedAt, { row: 10, seconds: 1 })).toBe('AAAAAAAAAARRAAAAAA')
})

/**
 * The vector of redis-cell's own test (src/cell/mod.rs): 1 a second, limit 5. `limited` and `remaining` as it states them; a quantity of q is q
 * requests here, and "remaining n" is that n more would pass at once and the next would not.
 */
const redisCell = [
  { at: 0, quantity: 1, remaining: 4 },
  { at: 0, quantity: 1, remaining: 3 },
  { at: 0, quantity: 1, remaining: 2 },
  { at: 0, quantity: 1, remaining: 1 },
  { at: 0, quantity: 1, remaining: 0 },
  { at: 3.0, quantity: 1, remaining: 2 },
  { at: 3.1, quantity: 1, remaining: 1 },
  { at: 4.0, quantity: 1, remaining: 1 },
  { at: 8.0, quantity: 1, remaining: 4 },
  { at: 9.5, quantity: 1, remaining: 4 },
  { at: 9.5, quantity: 2, remaining: 2 },
]

test.each(redisCell.map((row, i) => ({ ...row, i })))(
  'redis-cell: at $at s, $quantity let in and $remaining left',
  ({ i, at, remaining }) => {
    const before = redisCell.slice(0, i + 1).flatMap((row) => times(row.quantity, row.at))
    const expected = `${'A'.repeat(before.length + remaining)}R`
    expect(verdicts({ rate: '1/s', burst: 5 }, [...before, ...times(remaining + 1, at)])).toBe(expected)
  },
)

test('redis-cell: one more than the bucket holds is refused and takes nothing', () => {
  expect(verdicts({ rate: '1/s', burst: 5 }, [...times(6, 0), 0.99, 1])).toBe('AAAAARRA')
})

test('a rate that binary fractions cannot write loses no token to rounding', () => {
  expect(verdicts({ rate: '10/s', burst: 4 }, [...times(5, 0.3), 0.4, 0.5, 0.6])).toBe('AAAARAAA')
  expect(verdicts({ rate: '3/s', burst: 1000 }, times(1001, 77.7))).toBe(`${'A'.repeat(1000)}R`)
})

test('a long silence fills the bucket and no more', () => {
  expect(verdicts({ rate: '10/s', burst: 3 }, [0, 0, 0, ...times(4, 1e6)], { row: 3, seconds: 999_999 })).toBe('AAAAAAR')
})

test('a bucket holds at least one token, and some flow back', () => {
  expect(tokenBucket.spec.safeParse({ kind: 'token-bucket', rate: '1/s', burst: 0 }).success).toBe(false)
  expect(tokenBucket.spec.safeParse({ kind: 'token-bucket', rate: '0/s', burst: 1 }).success).toBe(false)
})
