import { matchesLabels } from '../../contract/node-selection.ts'
import type { CaFlags } from './flags.ts'
import type { CaDisruptionBudget, CaPod } from './world.ts'

/** skip: stays behind or goes by itself · drain: has to move · wait: runs to its end, then the node may go · block: the node stays */
export type DrainOutcome = 'skip' | 'drain' | 'wait' | 'block'

export type DrainVerdict = { readonly rule: string; readonly outcome: DrainOutcome }

export type DrainContext = { readonly flags: CaFlagsOfDrain; readonly budgets: readonly CaDisruptionBudget[]; readonly atSeconds: number }

type CaFlagsOfDrain = Pick<
  CaFlags,
  'min-replica-count' | 'skip-nodes-with-custom-controller-pods' | 'skip-nodes-with-system-pods' | 'skip-nodes-with-local-storage'
>

type Rule = { readonly rule: string; readonly decide: (pod: CaPod, context: DrainContext) => DrainOutcome | undefined }

/** Beyond its grace a terminating pod has so long before it no longer counts. utils/drain: PodLongTerminatingExtraThreshold. */
const longTerminatingExtraSeconds = 30

/** A system pod without a budget blocks until it is so old. The 1.36 rule. */
const systemPodBlockSeconds = 3600

const ownKinds: ReadonlySet<string> = new Set(['ReplicaSet', 'ReplicationController', 'StatefulSet', 'Job', 'DaemonSet'])

export function isLongTerminating({ terminatingSinceSeconds, terminationGraceSeconds = 30 }: CaPod, atSeconds: number): boolean {
  return (
    terminatingSinceSeconds !== undefined && terminatingSinceSeconds + terminationGraceSeconds + longTerminatingExtraSeconds < atSeconds
  )
}

/** In this order; the first that has something to say decides. simulator/drainability/rules. */
const rules: readonly Rule[] = [
  { rule: 'mirror pod', decide: ({ isMirror }) => (isMirror ? 'skip' : undefined) },
  { rule: 'terminating for long', decide: (pod, { atSeconds }) => (isLongTerminating(pod, atSeconds) ? 'skip' : undefined) },
  { rule: 'controller is gone', decide: ({ owner }) => (owner?.isGone ? 'block' : undefined) },
  {
    rule: 'below min-replica-count',
    decide: ({ owner, isDaemon }, { flags }) => (owner && !isDaemon && owner.replicas < flags['min-replica-count'] ? 'block' : undefined),
  },
  { rule: 'DaemonSet pod', decide: ({ isDaemon }) => (isDaemon ? 'skip' : undefined) },
  { rule: 'safe-to-evict', decide: ({ safeToEvict }) => (safeToEvict === true ? 'drain' : undefined) },
  { rule: 'finished', decide: ({ isFinished }) => (isFinished ? 'drain' : undefined) },
  { rule: 'safe on completion', decide: ({ safeToEvict }) => (safeToEvict === 'on-completion' ? 'wait' : undefined) },
  { rule: 'not replicated', decide: ({ owner }) => (owner === null ? 'block' : undefined) },
  {
    rule: 'custom controller',
    decide: ({ owner }, { flags }) =>
      flags['skip-nodes-with-custom-controller-pods'] && owner && !ownKinds.has(owner.kind) ? 'block' : undefined,
  },
  {
    rule: 'kube-system pod without a PodDisruptionBudget',
    decide: (pod, context) => (context.flags['skip-nodes-with-system-pods'] && isUnguardedSystemPod(pod, context) ? 'block' : undefined),
  },
  { rule: 'not safe to evict', decide: ({ safeToEvict }) => (safeToEvict === false ? 'block' : undefined) },
  {
    rule: 'local storage',
    decide: ({ hasLocalStorage }, { flags }) => (flags['skip-nodes-with-local-storage'] && hasLocalStorage ? 'block' : undefined),
  },
  {
    rule: 'not enough PodDisruptionBudget',
    decide: (pod, { budgets }) => (budgetsOf(pod, budgets).some(({ disruptionsAllowed }) => disruptionsAllowed < 1) ? 'block' : undefined),
  },
]

export function drainVerdict(pod: CaPod, context: DrainContext): DrainVerdict {
  for (const { rule, decide } of rules) {
    const outcome = decide(pod, context)
    if (outcome) return { rule, outcome }
  }
  return { rule: 'replicated', outcome: 'drain' }
}

function isUnguardedSystemPod(pod: CaPod, { budgets, atSeconds }: DrainContext): boolean {
  if (!pod.isSystem || budgetsOf(pod, budgets).length > 0) return false
  return pod.createdAtSeconds + systemPodBlockSeconds > atSeconds
}

function budgetsOf({ spec }: CaPod, budgets: readonly CaDisruptionBudget[]): CaDisruptionBudget[] {
  return budgets.filter(({ matchLabels }) => matchesLabels(matchLabels, spec.labels))
}
