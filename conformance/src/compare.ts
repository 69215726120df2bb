/**
 * Path of the first place where two plain values differ; undefined when they agree. Keys may come in any order, an absent key equals an
 * undefined one, numbers must be equal to the bit (but for the sign of zero).
 */
export function firstDifference(expected: unknown, got: unknown, path = ''): string | undefined {
  if (expected === got || (Number.isNaN(expected) && Number.isNaN(got))) return undefined
  if (!isContainer(expected) || !isContainer(got) || Array.isArray(expected) !== Array.isArray(got)) return path || '.'
  const keys = new Set([...Object.keys(expected), ...Object.keys(got)])
  for (const key of [...keys].sort()) {
    const found = firstDifference(expected[key], got[key], `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
