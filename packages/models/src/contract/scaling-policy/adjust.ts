import type { AdjustmentType } from './spec.ts'

/** Slack for float64 quotients: 6.0000000001 members are six. */
const slack = 1e-9

/** Members that carry at the target what `capacity` of them carried at `value`: fractions count whole, so that too few never result. */
export function trackedCapacity(capacity: number, value: number, target: number): number {
  return Math.ceil((capacity * value) / target - slack)
}

type Adjustment = {
  readonly adjustmentType: AdjustmentType
  readonly scalingAdjustment: number
  readonly minAdjustmentMagnitude?: number | undefined
}

/** The capacity that a scaling adjustment makes of another. */
export function adjusted(capacity: number, { adjustmentType, scalingAdjustment, minAdjustmentMagnitude = 0 }: Adjustment): number {
  switch (adjustmentType) {
    case 'ExactCapacity':
      return scalingAdjustment
    case 'ChangeInCapacity':
      return Math.max(0, capacity + scalingAdjustment)
    case 'PercentChangeInCapacity': {
      const change = rounded((capacity * scalingAdjustment) / 100)
      const magnitude = change === 0 ? 0 : Math.max(Math.abs(change), minAdjustmentMagnitude)
      return Math.max(0, capacity + Math.sign(change) * magnitude)
    }
  }
}

/** 12.7 → 12, 0.67 → 1, -0.58 → -1, -6.67 → -6: towards zero, but never to nothing. */
function rounded(change: number): number {
  if (change === 0) return 0
  return Math.abs(change) < 1 ? Math.sign(change) : Math.trunc(change + Math.sign(change) * slack)
}
