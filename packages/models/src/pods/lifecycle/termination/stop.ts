import type { Distribution } from '@plimsoll/kernel'
import { z } from 'zod'
import { law } from '../../../contract/law.ts'

/** pkg/kubelet/kuberuntime minimumGracePeriodInSeconds: what a container gets after SIGTERM, however long its preStop was. */
const leastAfterSigtermSeconds = 2

/** Kubernetes' hook before SIGTERM: a sleep, or a command that takes its time. */
export const lifecycleSpec = z.strictObject({
  preStop: z
    .strictObject({
      sleep: z
        .strictObject({ seconds: z.int().min(0).max(86_400).meta({ unit: 's', description: 'How long the hook sleeps' }) })
        .optional()
        .meta({ description: 'Waits until balancers have heard' }),
      exec: z
        .strictObject({ duration: law({ description: 'How long the command runs' }) })
        .optional()
        .meta({ description: 'A command of the application' }),
    })
    .refine(({ sleep, exec }) => (sleep === undefined) !== (exec === undefined), 'expected exactly one of sleep and exec')
    .optional()
    .meta({ description: 'Runs before SIGTERM; the grace period includes it' }),
})

/** How long the hook before SIGTERM takes; null without one. */
export function preStopLaw({ preStop }: z.output<typeof lifecycleSpec>): Distribution | null {
  if (preStop?.sleep) return { kind: 'constant', value: preStop.sleep.seconds }
  return preStop?.exec?.duration ?? null
}

/** When a container that is told to stop at second 0 gets SIGTERM, and when SIGKILL at the latest. */
export function stopTimes(
  preStopSeconds: number,
  graceSeconds: number,
): { readonly sigtermSeconds: number; readonly sigkillSeconds: number } {
  const sigtermSeconds = Math.min(preStopSeconds, graceSeconds)
  return { sigtermSeconds, sigkillSeconds: sigtermSeconds + Math.max(leastAfterSigtermSeconds, graceSeconds - sigtermSeconds) }
}
