import { describe, expect, it } from 'vitest'
import { chooseOption, type Option, waste } from './expanders.ts'
import { group, pods, type Size, template } from './fixture.ts'
import { priceScore } from './price.ts'

const surroundings = { clusterNodes: 10, draw: () => 0 }

function option(name: string, nodes: number, asked: number, size: Size, fields: Partial<Option> = {}): Option {
  return {
    group: group(name, 0, { template: template(size) }),
    priority: undefined,
    nodes,
    pods: pods(asked, name, { cpu: 1000, memory: 1024 }),
    ...fields,
  }
}

const small = option('small', 4, 8, { cpu: 2000, memory: 8192 })
const large = option('large', 1, 6, { cpu: 8000, memory: 32_768 })
const choose = (chain: Parameters<typeof chooseOption>[0], options: readonly Option[], draw = 0) =>
  chooseOption(chain, options, { ...surroundings, draw: () => draw }).group.name

describe('expanders', () => {
  it('random takes the drawn one', () => {
    expect(choose(['random'], [small, large], 0.49)).toBe('small')
    expect(choose(['random'], [small, large], 0.5)).toBe('large')
  })

  it('most-pods helps most', () => expect(choose(['most-pods'], [small, large])).toBe('small'))

  it('least-nodes opens fewest', () => expect(choose(['least-nodes'], [small, large])).toBe('large'))

  it('least-waste adds the unused shares of CPU and memory', () => {
    // small: CPU 0/8 unused, memory (32 - 8)/32 = 0.75. large: CPU 2/8 = 0.25, memory (32 - 6)/32 = 0.8125.
    expect(waste(small)).toBeCloseTo(0.75, 12)
    expect(waste(large)).toBeCloseTo(1.0625, 12)
    expect(choose(['least-waste'], [large, small])).toBe('small')
  })

  it('least-waste ignores GPUs: a GPU machine of the same size wastes nothing more', () => {
    const gpu = option('gpu', 4, 8, { cpu: 2000, memory: 8192, gpu: 8 })
    expect(waste(gpu)).toBe(waste(small))
  })

  it('priority takes the highest, and leaves out groups that nothing names', () => {
    const named = (name: string, priority?: number) => ({ ...small, group: group(name, 0), priority })
    expect(choose(['priority'], [named('unnamed'), named('low', 10), named('high', 50)])).toBe('high')
    expect(choose(['priority'], [named('unnamed'), named('low', 10)])).toBe('low')
    expect(choose(['priority'], [named('a'), named('b')], 0.9)).toBe('b')
  })

  it('a chain narrows, and what is left is drawn', () => {
    const twin = { ...small, group: group('twin', 0, { template: small.group.template }) }
    expect(choose(['least-waste', 'most-pods'], [large, small, twin], 0)).toBe('small')
    expect(choose(['least-waste', 'most-pods'], [large, small, twin], 0.99)).toBe('twin')
  })
})

describe('price', () => {
  const podPrices = { usdPerCoreHour: 0.04, usdPerGiBHour: 0.005, usdPerGpuHour: 1 }
  const priced = (base: Option, usdPerHour: number) => ({ ...base, group: { ...base.group, usdPerHour } })

  it('is money per requested money times a damped unfitness', () => {
    // Stabiliser 0.5 x 0.04 + 500/1024 x 0.005 = 0.0224414. Ten nodes prefer 4 cores; 8 cores are 2 off; one node: no damping.
    // (0.30 + 0.0224414) / (6 x 0.045 + 0.0224414) x ((2 - 1) x 1 + 1) = 2.2052
    const stabiliser = 0.5 * 0.04 + (500 / 1024) * 0.005
    expect(priceScore(priced(large, 0.3), podPrices, 10)).toBeCloseTo(((0.3 + stabiliser) / (6 * 0.045 + stabiliser)) * 2, 12)
  })

  it('damps the unfitness with tanh of the count', () => {
    // 4 nodes of 2 cores: preferred 4, so 2 off; tanh(3/15) = 0.19737532.
    const stabiliser = 0.5 * 0.04 + (500 / 1024) * 0.005
    const expected = ((4 * 0.1 + stabiliser) / (8 * 0.045 + stabiliser)) * (1 - 0.197375320224904 + 1)
    expect(priceScore(priced(small, 0.1), podPrices, 10)).toBeCloseTo(expected, 12)
  })

  it('takes a machine with GPUs last, however cheap', () => {
    const gpu = priced(option('gpu', 1, 6, { cpu: 4000, gpu: 1 }), 0.01)
    const chosen = chooseOption(['price'], [gpu, priced(large, 0.3)], { ...surroundings, podPrices })
    expect(chosen.group.name).toBe('large')
  })

  it('decides nothing on a cloud without prices', () => {
    expect(chooseOption(['price'], [small, large], { ...surroundings, draw: () => 0.9 }).group.name).toBe('large')
  })
})
