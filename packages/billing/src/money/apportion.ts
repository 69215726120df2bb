/**
 * Divides a whole amount by weights so that the parts are whole and add up to it exactly: each gets its share rounded down,
 * what is left goes one by one to the largest remainders (Hare's quota; equal remainders in the order of the weights).
 *
 * @param weights none negative; when all are zero the last part gets everything
 */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (!(sum > 0)) return weights.map((_, position) => (position === weights.length - 1 ? total : 0))
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const byRemainder = exact
    .map((value, position) => ({ position, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.position - b.position)
  let left = total - parts.reduce((all, part) => all + part, 0)
  for (let next = 0; left > 0; next = (next + 1) % parts.length, left--) parts[byRemainder[next].position]++
  for (let last = byRemainder.length - 1; left < 0; last--, left++) parts[byRemainder[last].position]--
  return parts
}
