/** A machine on its way, by what it has reached. */
export type ClaimProgress = {
  readonly requestedAtSeconds: number
  readonly launchedAtSeconds: number | null
  readonly registeredAtSeconds: number | null
}

/** karpenter pkg/controllers/nodeclaim/lifecycle/liveness.go */
const launchTimeoutSeconds = 300
const registrationTimeoutSeconds = 900

/** When a claim that gets no further is given up and its pods are solved again; null once its node has registered. */
export function givenUpAtSeconds({ requestedAtSeconds, launchedAtSeconds, registeredAtSeconds }: ClaimProgress): number | null {
  if (registeredAtSeconds !== null) return null
  return requestedAtSeconds + (launchedAtSeconds === null ? launchTimeoutSeconds : registrationTimeoutSeconds)
}
