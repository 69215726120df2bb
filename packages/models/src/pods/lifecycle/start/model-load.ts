import type { Distribution } from '@plimsoll/kernel'
import { z } from 'zod'
import { law } from '../../../contract/law.ts'
import { memoryQuantity } from '../../../contract/quantity-fields.ts'
import { byteRate, byteRateLaw } from './byte-rate.ts'

/** Bytes a second at which weights come, by where they lie. kunwar.page, chapter 52: 140 GB in 140 s at 1 GB/s, 5 to 12 min on network disks. */
const weightRates = {
  'network-disk': { kind: 'uniform', low: 200e6, high: 500e6 },
  'local-disk': { kind: 'constant', value: 1e9 },
} as const satisfies Record<string, Distribution>

/** From memory of the machine to that of the GPU: 140 GB in 30 to 60 s. The same source. */
const gpuRate = { kind: 'uniform', low: 140e9 / 60, high: 140e9 / 30 } as const satisfies Distribution

/** Compilation, graph capture and key-value cache, until the engine answers: vLLM on an A100. Microsoft Linux blog 2026-04. */
const engineStarts = {
  vllm: { kind: 'uniform', low: 20, high: 120 },
} as const satisfies Record<string, Distribution>

/** What a model server does between its container and its application being up. Every part can be given as one knows it better. */
export const modelLoadSpec = z.strictObject({
  weights: memoryQuantity({ description: 'Size of the weights', examples: ['16G'] }),
  from: z
    .union([z.enum(['network-disk', 'local-disk']), byteRate])
    .default('network-disk')
    .meta({
      description: 'Where they lie: network-disk (200 to 500 MB/s), local-disk (1 GB/s), or bytes a second, or their p50 and p95',
      source: 'kunwar.page, chapter 52, for 140 GB of weights',
    }),
  toGpu: byteRate.optional().meta({
    description: 'Bytes a second into the memory of the GPU. Default: 2.3 to 4.7 GB/s',
    source: 'kunwar.page, chapter 52: 30 to 60 s for 140 GB',
  }),
  engine: z
    .union([z.enum(['vllm']), law()])
    .default('vllm')
    .meta({
      description: 'How long the engine then takes to answer: vllm (20 to 120 s), or a law of its own',
      source: 'Microsoft Linux blog 2026-04, vLLM on an A100',
    }),
})

export type ModelLoadSpec = z.output<typeof modelLoadSpec>

/** The three parts: bytes over two rates, and a time. */
export type ModelLoad = {
  readonly bytes: number
  readonly fetchRate: Distribution
  readonly gpuRate: Distribution
  readonly engineStart: Distribution
}

export function modelLoadOf({ weights, from, toGpu, engine }: ModelLoadSpec): ModelLoad {
  return {
    bytes: weights,
    fetchRate: typeof from === 'string' ? weightRates[from] : byteRateLaw(from),
    gpuRate: toGpu === undefined ? gpuRate : byteRateLaw(toGpu),
    engineStart: typeof engine === 'string' ? engineStarts[engine] : engine,
  }
}

/** Seconds of one load, by numbers drawn for its parts. */
export function loadSeconds(
  bytes: number,
  drawn: { readonly fetchRate: number; readonly gpuRate: number; readonly engineStart: number },
): number {
  return bytes / drawn.fetchRate + bytes / drawn.gpuRate + drawn.engineStart
}
