import type { Comparator } from './objective.ts'

/** Whether a value meets `value comparator limit`. */
export function meets(value: number, comparator: Comparator, limit: number): boolean {
  switch (comparator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '==':
      return value === limit
    case '!=':
      return value !== limit
  }
}

/** Distance to the limit, positive on the side that holds; null where there are no sides. */
export function marginOf(value: number, comparator: Comparator, limit: number): number | null {
  if (comparator === '<' || comparator === '<=') return limit - value
  if (comparator === '>' || comparator === '>=') return value - limit
  return null
}

/** Positive when `a` is nearer to breaking the objective, or further beyond it, than `b`. */
export function isWorse(a: number, b: number, comparator: Comparator, limit: number): boolean {
  if (comparator === '<' || comparator === '<=') return a > b
  if (comparator === '>' || comparator === '>=') return a < b
  return Math.abs(a - limit) > Math.abs(b - limit)
}
