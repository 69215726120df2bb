import type { Distribution } from '@plimsoll/kernel'
import { z } from 'zod'
import { law } from '../../../contract/law.ts'
import { memoryQuantity } from '../../../contract/quantity-fields.ts'
import { count } from '../../../contract/units.ts'
import { crashLoopBackOffSpec, kubeletGatesSpec } from '../restarts/index.ts'
import { byteRate, byteRateLaw } from './byte-rate.ts'

/** What a pod's image weighs, and when it is fetched. */
export const imageSpec = z.strictObject({
  size: memoryQuantity({ description: 'Compressed size, as the registry shows it', examples: ['800Mi'] }),
  pullPolicy: z.enum(['IfNotPresent', 'Always']).default('IfNotPresent').meta({
    description: 'Always asks the registry even where the layers are there',
    source: 'Kubernetes API default for an image with a tag other than latest',
  }),
})

export const initContainerSpec = z.strictObject({
  name: z.string().min(1).max(63).meta({ description: 'A label for people' }),
  duration: law({ description: 'How long it runs; for a sidecar, how long until it has started' }),
  restartPolicy: z.literal('Always').optional().meta({ description: 'Makes it a sidecar: the next one begins when it has started' }),
})

/** Effective bytes a second of one pull, unpacking included: median and 90th percentile. */
const pullRates = {
  general: { p50: 40e6, p90: 100e6 },
  tuned: { p50: 300e6, p90: 400e6 },
} as const

/** How the machines' kubelets fetch images and restart containers; names of KubeletConfiguration where it has them. */
export const kubeletSpec = z.strictObject({
  serializeImagePulls: z.boolean().default(true).meta({
    description: 'One pull after the other on each machine, or all at once, sharing its line',
    source: 'KubeletConfiguration default; the EKS image sets false',
  }),
  maxParallelImagePulls: count(
    { min: 1, max: 1000 },
    { description: 'Pulls at once where they are not serialized. Default: as many as there are' },
  ).optional(),
  imagePullRate: z
    .union([z.enum(['general', 'tuned']), byteRate])
    .default('general')
    .meta({
      description:
        'Compressed bytes that a pull fetches and unpacks each second: general (median 40 MB/s), tuned (300 MB/s), a quantity, or its p50 and p95',
      source: 'Published pulls of 2 to 13 GB images: 17 to 40 MB/s as shipped, 320 MB/s with parallel download on local disks',
    }),
  crashLoopBackOff: crashLoopBackOffSpec.prefault({}).meta({ description: 'How long containers that keep ending wait for their restart' }),
  featureGates: kubeletGatesSpec.prefault({}).meta({ description: 'Feature gates of the kubelet' }),
})

export type KubeletSpec = z.output<typeof kubeletSpec>

/** Bytes a second of a pull, as a law. */
export function pullRateLaw({ imagePullRate }: KubeletSpec): Distribution {
  if (typeof imagePullRate !== 'string') return byteRateLaw(imagePullRate)
  const { p50, p90 } = pullRates[imagePullRate]
  return { kind: 'lognormal', p50, upper: p90, upperProbability: 0.9 }
}

/** Pulls that a machine runs at the same time. */
export function pullsAtOnce({ serializeImagePulls, maxParallelImagePulls }: KubeletSpec): number | null {
  return serializeImagePulls ? 1 : (maxParallelImagePulls ?? null)
}
