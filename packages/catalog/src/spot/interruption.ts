import { log } from '@plimsoll/kernel'
import { type Lookup, unknown } from '../lookup.ts'
import type { Sourced } from '../sourced.ts'
/** How often spot machines of a type were taken back in the month before `asOf`, as the AWS Spot Advisor buckets it. */
export type SpotInterruption = Sourced & {
  /** `aws/us-east-1/m7g.2xlarge` */
  readonly id: string
  readonly bucket: InterruptionBucket
  /** Middle of the bucket, share of machines a month, 0..1. */
  readonly monthlyRatio: number
  /** Interruptions per machine and hour that give this share over 720 hours: -ln(1 - share) / 720. */
  readonly perMachineHour: number
}

export type InterruptionBucket = keyof typeof middles

/** Middles of the advisor's buckets. The last one is open; 25 % is our choice. */
const middles = { '<5%': 0.025, '5-10%': 0.075, '10-15%': 0.125, '15-20%': 0.175, '>20%': 0.25 } as const

type Row = readonly [machineType: string, usEast1: InterruptionBucket | null, euWest1: InterruptionBucket | null]

// AWS Spot Advisor of 2025-06-28 by way of alexei-led/spotinfo.
// biome-ignore format: a table, one machine type a line
const rows: readonly Row[] = [
  ['t3.medium', '<5%', '<5%'],
  ['t3.large', '5-10%', '<5%'],
  ['m6i.large', '10-15%', '<5%'],
  ['m6i.xlarge', '5-10%', '5-10%'],
  ['m7g.medium', '5-10%', '<5%'],
  ['m7g.large', '10-15%', '5-10%'],
  ['m7g.xlarge', '5-10%', '5-10%'],
  ['m7g.2xlarge', '5-10%', '5-10%'],
  ['m7g.4xlarge', '5-10%', '<5%'],
  ['m7i.large', '15-20%', '10-15%'],
  ['m7i.xlarge', '15-20%', '5-10%'],
  ['m7i.2xlarge', '>20%', '15-20%'],
  ['m7i.4xlarge', '5-10%', '5-10%'],
  ['m8g.2xlarge', '5-10%', '<5%'],
  ['c7g.large', '<5%', '<5%'],
  ['c7g.xlarge', '<5%', '<5%'],
  ['c7g.2xlarge', '<5%', '5-10%'],
  ['c7g.4xlarge', '<5%', '<5%'],
  ['c7i.xlarge', '>20%', '>20%'],
  ['c7i.2xlarge', '>20%', '>20%'],
  ['c7i.4xlarge', '15-20%', '15-20%'],
  ['r7g.xlarge', '>20%', '15-20%'],
  ['r7g.2xlarge', '>20%', '5-10%'],
  ['r7i.xlarge', '15-20%', '15-20%'],
  ['r7i.2xlarge', '>20%', '15-20%'],
  ['g4dn.xlarge', '15-20%', '5-10%'],
  ['g4dn.2xlarge', '>20%', '10-15%'],
  ['g5.xlarge', '>20%', '10-15%'],
  ['g5.2xlarge', '15-20%', '<5%'],
  ['g6.xlarge', '>20%', null],
  ['g6.2xlarge', '>20%', null],
  ['g6e.xlarge', '5-10%', null],
  ['g6e.2xlarge', '10-15%', null],
  ['p4d.24xlarge', '10-15%', '>20%'],
  ['p4de.24xlarge', '<5%', null],
  ['p5.48xlarge', '>20%', null],
]

const monthHours = 720

function interruption(region: string, machineType: string, bucket: InterruptionBucket): SpotInterruption {
  const monthlyRatio = middles[bucket]
  const perMachineHour = -log(1 - monthlyRatio) / monthHours
  return { id: `aws/${region}/${machineType}`, bucket, monthlyRatio, perMachineHour, source: 'spotadvisor', asOf: '2025-06-28' }
}

/** Every rate of the catalogue. Google and Azure publish none. */
export const spotInterruptions: readonly SpotInterruption[] = rows.flatMap(([machineType, usEast1, euWest1]) => [
  ...(usEast1 === null ? [] : [interruption('us-east-1', machineType, usEast1)]),
  ...(euWest1 === null ? [] : [interruption('eu-west-1', machineType, euWest1)]),
])

const byId = new Map(spotInterruptions.map((each) => [each.id, each]))

/** How often spot machines of this type are taken back there. */
export function spotInterruption(provider: string, region: string, machineType: string): Lookup<SpotInterruption> {
  const id = `${provider}/${region}/${machineType}`
  const value = byId.get(id)
  return value === undefined ? unknown('spot interruption rate', id, [...byId.keys()]) : { isKnown: true, value }
}
