import type { HpaState } from './decision.ts'
import type { Pass } from './pass.ts'
import { type HpaSpec, readsWithoutPods } from './spec.ts'

/** Whether the object's status says that the HPA itself took the workload to zero, and the gate lets the controller believe it. */
export function isOwnZero({ controller }: HpaSpec, { status }: HpaState): boolean {
  return controller.isScaleToZeroOn && status.conditions.some((each) => each.type === 'ScaledToZero' && each.status === 'True')
}

/** After a write, from 1.36: with the gate on, whether it was the HPA that went to zero; with the gate off no such condition stays. */
export function markZero(pass: Pass, replicas: number, atSeconds: number): void {
  const { spec, seen } = pass
  const { profile, isScaleToZeroOn } = spec.controller
  if (!profile.marksScaledToZero) return
  const isGoingToZero = seen.specReplicas > 0 && replicas === 0 && spec.minReplicas === 0 && spec.metrics.some(readsWithoutPods)
  if (!isScaleToZeroOn) pass.drop('ScaledToZero')
  else if (isGoingToZero) pass.say('ScaledToZero', 'True', 'ScaledToZero', atSeconds)
  else pass.say('ScaledToZero', 'False', 'NotScaledToZero', atSeconds)
}
