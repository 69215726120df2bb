import { describe, expect, it } from 'vitest'
import { compileFormula, runFormula } from './index.ts'

function result(formula: string, readings: Readonly<Record<string, number | null>> = { a: 2, b: 3 }): unknown {
  const compiled = compileFormula(formula, Object.keys(readings))
  if ('error' in compiled) return compiled.error
  const found = runFormula(compiled, new Map(Object.entries(readings)))
  return 'value' in found ? found.value : 'error' in found ? found.error : null
}

describe('formulas', () => {
  it.each([
    ['a + b * 2', 8],
    ['-a ** 2', -4],
    ['2 ^ 3 ^ 2', 512], // from the right
    ['a > 1 and b < 3 ? 1 : b > 2 ? 2 : 3', 2],
    ['let total = a + b; total > 4 ? total / 2 : 0', 2.5],
    ['count([a, b], {# > 2}) > 0 ? 10 : 20', 10],
    ['reduce([a, b], #acc + #, 1)', 6],
    ['[a, b] | sum()', 5],
    ['sort([b, a])[-1]', 3],
    ['median([a, b, 7])', 3],
    ['7 / 2', 3.5],
    ['int(b) % 2', 1],
  ])('%s', (formula, value) => {
    expect(result(formula)).toBe(value)
  })

  it('a failed trigger is nil: an error in arithmetic, passed over by ??', () => {
    expect(result('a + b', { a: null, b: 3 })).toBe('invalid operation: <nil> + float64')
    expect(result('(a ?? 4) + b', { a: null, b: 3 })).toBe(7)
    expect(result('a ?? b', { a: null, b: null })).toBeNull()
  })

  it('float( at the start is taken for a formula that is real already', () => {
    expect(result('float(a) > 1 ? 2 : 3')).toBe('formula returned non-float result int')
  })

  it.each([
    ['a + nosuch', 'unknown name nosuch'],
    ['nosuch(a)', 'unknown name nosuch'],
    ['a % b', 'invalid operation: % (mismatched types float and float) (type float)'],
    ['a +', 'unexpected token ")" at 10'],
    ['a > 1', 'invalid argument for float (type bool)'],
    ['[1, 2]', 'invalid argument for float (type list)'],
    ['nil', 'invalid argument for float (type nil)'],
    ['a & b', 'unrecognized character at 8'],
  ])('%s is refused', (formula, problem) => {
    expect(result(formula)).toBe(problem)
  })
})
