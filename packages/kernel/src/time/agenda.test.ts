import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Agenda } from './agenda.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

type Entry = { readonly time: number; readonly phase: number; readonly sequence: number }

const order = (a: Entry, b: Entry) => a.time - b.time || a.phase - b.phase || a.sequence - b.sequence

describe('Agenda', () => {
  it('orders by time, then phase, then first come', () => {
    const agenda = new Agenda<string>()
    agenda.push(2, 0, 'late')
    agenda.push(1, 5, 'second phase, first')
    agenda.push(1, 5, 'second phase, second')
    agenda.push(1, 0, 'first phase')
    expect(agenda.peekTime()).toBe(1)
    expect([agenda.pop(), agenda.pop(), agenda.pop(), agenda.pop()]).toEqual([
      'first phase',
      'second phase, first',
      'second phase, second',
      'late',
    ])
    expect(agenda.peekTime()).toBeUndefined()
    expect(() => agenda.pop()).toThrow(RangeError)
    expect(() => agenda.push(Number.NaN, 0, 'x')).toThrow(RangeError)
  })

  it('forgets what was cancelled, once', () => {
    const agenda = new Agenda<string>()
    const first = agenda.push(1, 0, 'a')
    agenda.push(2, 0, 'b')
    expect(agenda.cancel(first)).toBe(true)
    expect(agenda.cancel(first)).toBe(false)
    expect(agenda.size).toBe(1)
    expect(agenda.peekTime()).toBe(2)
    const done = agenda.push(1, 0, 'c')
    expect(agenda.pop()).toBe('c')
    expect(agenda.cancel(done)).toBe(false)
    expect(agenda.pop()).toBe('b')
  })

  it('agrees with sorting for any mixture of pushes, pops and cancellations', () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ time: fc.integer({ min: 0, max: 20 }), phase: fc.integer({ min: -2, max: 2 }) }) },
      { weight: 3, arbitrary: fc.constant('pop' as const) },
      { weight: 1, arbitrary: fc.record({ cancel: fc.nat(200) }) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const agenda = new Agenda<Entry>()
        let expected: Entry[] = []
        for (const each of steps) {
          if (each === 'pop') {
            const first = expected.sort(order).shift()
            if (first) expect(agenda.pop()).toEqual(first)
            else expect(agenda.peekTime()).toBeUndefined()
          } else if ('cancel' in each) {
            expect(agenda.cancel(each.cancel)).toBe(expected.some(({ sequence }) => sequence === each.cancel))
            expected = expected.filter(({ sequence }) => sequence !== each.cancel)
          } else {
            const entry = { ...each, sequence: nextSequence++ }
            expect(agenda.push(entry.time, entry.phase, entry)).toBe(entry.sequence)
            expected.push(entry)
          }
          expect(agenda.size).toBe(expected.length)
        }
        nextSequence = 0
      }),
      { seed },
    )
  })
})

let nextSequence = 0
