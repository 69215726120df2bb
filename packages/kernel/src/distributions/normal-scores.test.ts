import { expect, it } from 'vitest'
import { createStreams } from '../chance/streams.ts'
import { normalQuantile } from '../math/normal-quantile.ts'
import { fillNormalScores } from './normal-scores.ts'

it('is within 1e-9 of the exact quantile, in the middle and in both tails', () => {
  const rows = 50_000
  const uniforms = new Float64Array(rows)
  createStreams({ seed: 1, replication: 0 })('scores').fillUniform(uniforms, rows)
  for (let i = 0; i < rows; i += 5) uniforms[i] = 2 ** (-53 * uniforms[i])
  for (let i = 1; i < rows; i += 5) uniforms[i] = 1 - Math.max(2 ** (-53 * uniforms[i]), 2 ** -53)
  uniforms.set([2 ** -53, 1 - 2 ** -53, 0.5, 0.25, 0.75], 0)
  const scores = uniforms.slice()
  fillNormalScores(scores, rows)
  let worst = 0
  for (let i = 0; i < rows; i++) worst = Math.max(worst, Math.abs(scores[i] - normalQuantile(uniforms[i])))
  expect(worst).toBeLessThan(1e-9)
})

it('never decreases, not even where cubics meet', () => {
  const uniforms = Float64Array.from({ length: 20_000 }, (_, i) => (i + 1) / 20_002)
  fillNormalScores(uniforms, uniforms.length)
  for (let i = 1; i < uniforms.length; i++) expect(uniforms[i]).toBeGreaterThan(uniforms[i - 1])
})
