import { requireParameter } from './require.ts'
import type { Sampler } from './sampler.ts'

/** Always the same; takes no word from its stream. */
export function constant(value: number): Sampler {
  requireParameter(Number.isFinite(value), 'value', value, 'a finite number')
  return {
    mean: value,
    fill(_stream, out, n) {
      for (let i = 0; i < n; i++) out[i] = value
    },
    quantile: () => value,
  }
}
