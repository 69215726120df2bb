import { describe, expect, it } from 'vitest'
import { createStreams } from './streams.ts'

const first = (seed: number, replication: number, name: string) => {
  const stream = createStreams({ seed, replication })(name)
  return [stream.uint32(), stream.uint32(), stream.uint32()]
}

describe('createStreams', () => {
  it('gives the same stream for the same seed, replication and name, from its start every time', () => {
    const streams = createStreams({ seed: 7, replication: 2 })
    const stream = streams('traffic/shoppers/arrivals')
    stream.uint32()
    expect(streams('traffic/shoppers/arrivals').snapshot()).toEqual(
      createStreams({ seed: 7, replication: 2 })('traffic/shoppers/arrivals').snapshot(),
    )
  })

  it('gives another stream as soon as one of the three differs', () => {
    const all = [first(1, 0, 'a'), first(1, 0, 'b'), first(1, 1, 'a'), first(2, 0, 'a'), first(11, 0, 'a'), first(1.5, 0, 'a')]
    expect(new Set(all.map(String)).size).toBe(all.length)
  })

  it('neighbouring names and seeds are uncorrelated: |r| below 4 / sqrt(n)', () => {
    const rows = 50_000
    const column = (seed: number, name: string) => {
      const out = new Float64Array(rows)
      createStreams({ seed, replication: 0 })(name).fillUniform(out, rows)
      return out
    }
    const base = column(1, 'a')
    for (const other of [column(1, 'b'), column(2, 'a')]) {
      let covariance = 0
      for (let i = 0; i < rows; i++) covariance += (base[i] - 0.5) * (other[i] - 0.5)
      expect(Math.abs((covariance / rows) * 12)).toBeLessThan(4 / Math.sqrt(rows))
    }
  })

  it('refuses seeds and replications that are none', () => {
    expect(() => createStreams({ seed: Number.NaN, replication: 0 })).toThrow(RangeError)
    expect(() => createStreams({ seed: 1, replication: -1 })).toThrow(RangeError)
    expect(() => createStreams({ seed: 1, replication: 0.5 })).toThrow(RangeError)
  })
})
