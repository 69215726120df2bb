import type { ExpanderName } from './flags.ts'

/** What changed between releases of the Cluster Autoscaler. */
export type CaProfile = {
  /** --expander: random up to 1.32, least-waste since. */
  readonly expander: ExpanderName
  /** --frequent-loops-enabled: absent in 1.30, off in 1.31 to 1.34, on since 1.35. */
  readonly frequentLoops: boolean
  /** Since 1.36 a timed-out scale-up is subtracted from the target in the same loop; before, the size is repaired and the loop ends. */
  readonly endsLoopOnRepair: boolean
}

export const caVersions = ['ca-1.30', 'ca-1.32', 'ca-1.35', 'ca-1.36'] as const

export type CaVersion = (typeof caVersions)[number]

export const caProfiles: Readonly<Record<CaVersion, CaProfile>> = {
  'ca-1.30': { expander: 'random', frequentLoops: false, endsLoopOnRepair: true },
  'ca-1.32': { expander: 'random', frequentLoops: false, endsLoopOnRepair: true },
  'ca-1.35': { expander: 'least-waste', frequentLoops: true, endsLoopOnRepair: true },
  'ca-1.36': { expander: 'least-waste', frequentLoops: true, endsLoopOnRepair: false },
}
