import type { Distribution } from '@plimsoll/kernel'

/** Parts of a pod's start that have a law of their own when its image is given. kubernetes.md 4.1 and 7.3. */
export const startSteps = {
  /** Sandbox and network plug-in. */
  sandbox: { kind: 'uniform', low: 1, high: 3 },
  /** Asking the registry for the manifest, with authentication. */
  manifest: { kind: 'uniform', low: 0.3, high: 1 },
  /** From the image being there to the first process of the container. */
  container: { kind: 'uniform', low: 0.2, high: 2 },
} as const satisfies Record<string, Distribution>

export type StartStep = keyof typeof startSteps

/** An image whose layers are on the machine already. */
export const cachedSeconds = 0.2
