import { describe, expect, test } from 'vitest'
import { fourMinutes, result } from '../../test/four-minutes.ts'
import { plain } from '../../test/plain.ts'
import type { Panel, PanelId } from '../panel.ts'
import { panels } from './panels.ts'
import { rebucket } from './rebucket.ts'

const all = panels(fourMinutes())

function panel(id: PanelId): Panel {
  const found = all.find((panel) => panel.id === id)
  if (!found) throw new Error(`no panel ${id}`)
  return found
}

function values(id: PanelId, role: string): number[] {
  return [...(panel(id).series.find((series) => series.role === role)?.values ?? [])]
}

describe('panels', () => {
  test('share grid and length and each ask a question', () => {
    expect(all.map(({ id }) => id)).toEqual(['traffic', 'replicas', 'latency', 'losses', 'attack', 'spend'])
    for (const { grid, question, summary, series } of all) {
      expect(grid).toEqual(result().grid)
      expect(question).toMatch(/\?$/)
      expect(summary).toMatch(/\.$/)
      expect(series.length).toBeLessThanOrEqual(8)
    }
  })

  test('traffic apart by intent; admitted is what the edge let through', () => {
    expect(values('traffic', 'offered')).toEqual([10, 10, 30, 30])
    expect(values('traffic', 'admitted')).toEqual([10, 10, 29, 30])
    expect(values('traffic', 'admittedAttack')).toEqual([0, 0, 0, 0])
    expect(plain(panel('traffic').summary)).toBe('Traffic peaked at 50 requests/s at 09:02, 40 % of it attack.')
  })

  test('series that never were are left out', () => {
    expect(panel('replicas').series.map(({ label }) => label)).toEqual(['desired', 'ready', 'nodes'])
    expect(plain(panel('replicas').summary)).toBe('Ready pods went from 2 to 4, most at 09:03; none had to wait for a machine.')
  })

  test('latency carries the line of its objective and says how long it was beyond', () => {
    expect(panel('latency').thresholds).toEqual([{ label: 'p99 < 300ms', value: 0.3, axis: 'left', verdict: 'fail' }])
    expect(plain(panel('latency').summary)).toBe('p99 peaked at 500 ms at 09:02; p99 was beyond 300 ms for 1 min, first at 09:02.')
  })

  test('of two services the worse percentile is shown, never a mean', () => {
    const base = result()
    const other = { labels: { service: 'search', intent: 'customers' }, values: Float64Array.of(0.3, 0.4, 0.1, Number.NaN) }
    const p99 = base.metrics['latency.p99']
    if (!p99) throw new Error('no p99')
    const metrics = { ...base.metrics, 'latency.p99': { ...p99, columns: [...p99.columns, other] } }
    const two = panels(fourMinutes({ result: { ...base, metrics } })).find(({ id }) => id === 'latency')
    const series = two?.series.find(({ role }) => role === 'p99')
    expect(series?.label).toBe('p99, worst service')
    expect([...(series?.values ?? [])]).toEqual([0.3, 0.4, 0.5, 0.2])
  })

  test('losses say how many of how many', () => {
    expect(panel('losses').series.map(({ role }) => role)).toEqual(['limited', 'queueFull'])
    expect(plain(panel('losses').summary)).toBe(
      '660 of 4 800 customer requests were lost (14 %): 600 refused by full queues, 60 refused by a limiter.',
    )
    expect(plain(panel('attack').summary)).toBe('Of 1 200 attacking requests 0 were served (0 %).')
  })

  test('money so far stands at the end of each bucket', () => {
    expect(values('spend', 'node-time')).toEqual([0.6, 1.2, 1.8, 2.4])
    expect(values('spend', 'burn')).toEqual([36, 36, 36, 36])
    expect(panel('spend').thresholds).toEqual([{ label: 'bill.total < 3', value: 3, axis: 'left', verdict: 'pass' }])
  })

  test('one service alone', () => {
    expect(panels(fourMinutes(), { service: 'nobody' }).find(({ id }) => id === 'traffic')?.series).toEqual([])
  })
})

describe('re-bucketing', () => {
  const coarse = rebucket(panel('latency'), 2)
  const p99 = coarse.series.find(({ role }) => role === 'p99')

  test('keeps the worst percentile and what lies between least and greatest', () => {
    expect([...coarse.grid]).toEqual([0, 120])
    expect(coarse.bucketSeconds).toBe(120)
    expect([...(p99?.values ?? [])]).toEqual([0.1, 0.5])
    expect([...(p99?.range?.min ?? [])]).toEqual([0.1, 0.2])
    expect([...(p99?.range?.max ?? [])]).toEqual([0.1, 0.5])
  })

  test('averages rates by length and keeps the last of a sum', () => {
    const rates = rebucket(panel('traffic'), 2).series[0]
    expect([...rates.values]).toEqual([10, 30])
    expect([...rebucket(panel('spend'), 2).series[0].values]).toEqual([1.2, 2.4])
  })

  test('weighs a short last bucket by its length', () => {
    const short = panels(fourMinutes({ result: result({ durationSeconds: 210 }) }))[0]
    // 60 s at 30/s and 30 s at 30/s after 120 s at 10/s, in one bucket of 210 s
    expect(rebucket(short, 1).series[0].values[0]).toBeCloseTo((120 * 10 + 90 * 30) / 210, 12)
  })

  test('leaves gaps only where nothing was there, and a fine enough panel alone', () => {
    expect(rebucket(panel('latency'), 4)).toBe(panel('latency'))
    expect([...rebucket(panel('latency'), 3).grid]).toEqual([0, 120])
    expect(() => rebucket(panel('latency'), 0)).toThrow(RangeError)
  })
})
