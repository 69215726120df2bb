import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DelayLine } from './delay-line.ts'
import type { Rows } from './rows.ts'

const rows = () =>
  ({
    arrivedAt: new Float64Array(1),
    enteredAt: new Float64Array(1),
    work: new Float64Array(1),
    source: new Uint16Array(1),
  }) as unknown as Rows

type Held = { readonly enteredAt: number; readonly arrivedAt: number; readonly work: number; readonly source: number }

function pop(line: DelayLine): Held {
  const row = rows()
  line.popInto(row, 0)
  return { enteredAt: row.enteredAt[0], arrivedAt: row.arrivedAt[0], work: row.work[0], source: row.source[0] }
}

test('lets requests go by instant, and in order of arrival at one instant', () => {
  // Few instants, so that there are many ties; more than 64 requests, so that the columns grow. -1: let one go.
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 300 }), (steps) => {
      const line = new DelayLine()
      const waiting: Held[] = []
      for (const [at, step] of steps.entries()) {
        if (step >= 0) {
          const held = { enteredAt: step, arrivedAt: step - 0.5, work: at, source: at % 3 }
          line.push(held.enteredAt, held.arrivedAt, held.work, held.source)
          waiting.push(held)
          // A stable sort of a list is the obvious delay line.
          waiting.sort((a, b) => a.enteredAt - b.enteredAt)
        } else if (waiting.length > 0) expect(pop(line)).toEqual(waiting.shift())
        expect(line.size).toBe(waiting.length)
        expect(line.nextAt).toBe(waiting[0]?.enteredAt ?? Number.POSITIVE_INFINITY)
      }
      expect([...line.heldSources()].sort()).toEqual(waiting.map(({ source }) => source).sort())
    }),
  )
})

test('a moved origin moves every instant and no order', () => {
  const line = new DelayLine()
  for (const at of [3603, 3601, 3602]) line.push(at, at - 1, 0.02, 0)
  line.rebase(3600)
  expect([pop(line), pop(line), pop(line)].map(({ enteredAt, arrivedAt }) => [enteredAt, arrivedAt])).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
  ])
})
