import { z } from 'zod'
import { duration, ratio } from '../../../contract/units.ts'
import { type HpaProfile, hpaProfiles, hpaVersions } from '../profiles.ts'

/** kube-controller-manager as one HPA meets it. Plain data. */
export type HpaController = {
  readonly profile: HpaProfile
  readonly syncPeriodSeconds: number
  readonly tolerance: number
  readonly downscaleStabilizationSeconds: number
  readonly cpuInitializationSeconds: number
  readonly initialReadinessDelaySeconds: number
  /** Feature gate HPAScaleToZero. */
  readonly isScaleToZeroOn: boolean
  /** Feature gate HPAConfigurableTolerance. */
  readonly isToleranceConfigurable: boolean
}

const flag = (name: string) => `kube-controller-manager --horizontal-pod-autoscaler-${name}`

/** Release, flags and feature gates of the controller; everything has the release's default. */
export const hpaControllerSpec = z
  .strictObject({
    version: z.enum(hpaVersions).default('1.36').meta({ title: 'Kubernetes', description: 'Release whose decisions are imitated' }),
    syncPeriod: duration({ positive: true, description: 'Time between evaluations', source: flag('sync-period') }).prefault('15s'),
    tolerance: ratio(
      {},
      { description: 'How far usage may be from its target before anything happens', source: flag('tolerance') },
    ).default(0.1),
    downscaleStabilization: duration({
      description: 'The largest recommendation of this time is followed',
      source: flag('downscale-stabilization'),
    }).prefault('5m'),
    cpuInitializationPeriod: duration({ description: 'A pod is young for so long', source: flag('cpu-initialization-period') }).prefault(
      '5m',
    ),
    initialReadinessDelay: duration({
      description: 'A pod that turned unready within this time of its start has never been ready',
      source: flag('initial-readiness-delay'),
    }).prefault('30s'),
    featureGates: z
      .strictObject({ HPAScaleToZero: z.boolean().optional(), HPAConfigurableTolerance: z.boolean().optional() })
      .default({})
      .meta({ description: 'Feature gates that differ from the release' }),
  })
  .transform((given): HpaController => {
    const profile = hpaProfiles[given.version]
    return {
      profile,
      syncPeriodSeconds: given.syncPeriod,
      tolerance: given.tolerance,
      downscaleStabilizationSeconds: given.downscaleStabilization,
      cpuInitializationSeconds: given.cpuInitializationPeriod,
      initialReadinessDelaySeconds: given.initialReadinessDelay,
      isScaleToZeroOn: given.featureGates.HPAScaleToZero ?? profile.gates.HPAScaleToZero,
      isToleranceConfigurable:
        profile.hasToleranceFields && (given.featureGates.HPAConfigurableTolerance ?? profile.gates.HPAConfigurableTolerance),
    }
  })
