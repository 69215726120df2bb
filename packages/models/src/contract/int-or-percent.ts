import { z } from 'zod'

/** Kubernetes' IntOrString where it counts pods, in the words of its API server. @see k8s.io/kubernetes/pkg/apis/apps/validation */
export const podCount = z.int().min(0, 'must be greater than or equal to 0').max(100_000)

export const percentText = z
  .string()
  .regex(
    /^\d+%$/,
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%', or '93%', regex used for validation is '[0-9]+%'); expected a number of pods or a percentage such as 30%",
  )
