import { z } from 'zod'
import { duration } from '../../../contract/units.ts'

/** `crashLoopBackOff` of KubeletConfiguration. */
export const crashLoopBackOffSpec = z.strictObject({
  maxContainerRestartPeriod: duration()
    .refine((seconds) => seconds >= 1 && seconds <= 300, 'expected 1s to 300s, as KubeletConfiguration asks')
    .meta({
      unit: 'duration',
      description: 'Longest wait before a container that keeps ending is run again. Default: 300 s, or 60 s with the reduced decay',
      examples: ['60s'],
    })
    .optional(),
})

/** Feature gates of the kubelet that change what is simulated. */
export const kubeletGatesSpec = z.strictObject({
  ReduceDefaultCrashLoopBackOffDecay: z.boolean().default(false).meta({
    description: 'The wait before a restart begins at 1 s and grows to 60 s, not at 10 s to 300 s',
    source: 'Kubernetes feature gate, alpha since 1.33 and off by default (KEP-4603)',
  }),
})

/** How long the kubelet waits before it runs a container again: first, and at most. */
export type RestartTiming = { readonly firstDelaySeconds: number; readonly longestDelaySeconds: number }

/** kubelet: initialCrashLoopBackOff and MaxCrashLoopBackOff. */
const usual: RestartTiming = { firstDelaySeconds: 10, longestDelaySeconds: 300 }
/** kubelet: reducedInitialCrashLoopBackOff and reducedMaxCrashLoopBackOff. */
const reduced: RestartTiming = { firstDelaySeconds: 1, longestDelaySeconds: 60 }

/** A maximum below the first wait lowers that too, as the kubelet does. */
export function restartTiming(
  { maxContainerRestartPeriod }: z.output<typeof crashLoopBackOffSpec>,
  { ReduceDefaultCrashLoopBackOffDecay: isReduced }: z.output<typeof kubeletGatesSpec>,
): RestartTiming {
  const { firstDelaySeconds, longestDelaySeconds } = isReduced ? reduced : usual
  const longest = maxContainerRestartPeriod ?? longestDelaySeconds
  return { firstDelaySeconds: Math.min(firstDelaySeconds, longest), longestDelaySeconds: longest }
}
