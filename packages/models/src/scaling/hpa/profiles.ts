/** What differs between releases of kube-controller-manager, as recorded from both. */
export type HpaProfile = {
  readonly version: HpaVersion
  /**
   * How a ratio is held to be near enough: `distance` is |1 - ratio| <= tolerance, `band` is 1 - down <= ratio <= 1 + up. In doubles
   * |1 - 1.1| is just above 0.1, so a ratio of exactly 1.1 scales by the first and holds by the second.
   */
  readonly toleranceTest: 'distance' | 'band'
  /** `behavior.*.tolerance` exists in the API. */
  readonly hasToleranceFields: boolean
  /** Sums of external series stop at the largest int64 and replica counts at the largest int32, instead of wrapping. */
  readonly saturates: boolean
  /** A pod without the container that a ContainerResource metric names is an error, instead of a request of 0. */
  readonly refusesMissingContainer: boolean
  /** Requests given for a pod as a whole are read. */
  readonly readsPodLevelRequests: boolean
  /** Writes of the scale object in all when it has changed in between. */
  readonly writeAttempts: number
  /** The controller itself obeys HPAScaleToZero: it marks what it has scaled to zero, and wakes only that. */
  readonly marksScaledToZero: boolean
  readonly gates: { readonly HPAScaleToZero: boolean; readonly HPAConfigurableTolerance: boolean }
}

export type HpaVersion = '1.32' | '1.36'

export const hpaVersions = ['1.32', '1.36'] as const satisfies readonly HpaVersion[]

/** By minor release: 1.32.13 and 1.36.3 as recorded. */
export const hpaProfiles: Readonly<Record<HpaVersion, HpaProfile>> = {
  '1.32': {
    version: '1.32',
    toleranceTest: 'distance',
    hasToleranceFields: false,
    saturates: false,
    refusesMissingContainer: false,
    readsPodLevelRequests: false,
    writeAttempts: 1,
    marksScaledToZero: false,
    gates: { HPAScaleToZero: false, HPAConfigurableTolerance: false },
  },
  '1.36': {
    version: '1.36',
    toleranceTest: 'band',
    hasToleranceFields: true,
    saturates: true,
    refusesMissingContainer: true,
    readsPodLevelRequests: true,
    writeAttempts: 5,
    marksScaledToZero: true,
    gates: { HPAScaleToZero: false, HPAConfigurableTolerance: true },
  },
}
