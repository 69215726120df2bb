import { bindPod, emptyNode, type NodeUse, type Placement, type SchedulerNode, type SchedulerPod, schedule } from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'

type RecordedPod = Omit<SchedulerPod, 'ownerMatchLabels'> & { readonly name: string; readonly replicaSet?: string }

type Case = {
  readonly id: string
  readonly nodes: readonly {
    readonly name: string
    readonly labels: Readonly<Record<string, string>>
    readonly allocatable: { readonly cpuMilli: number; readonly memoryBytes: number; readonly pods: number; readonly gpu?: number }
    readonly taints?: SchedulerNode['taints']
    readonly unschedulable?: boolean
  }[]
  readonly replicaSets?: readonly { readonly name: string; readonly matchLabels: Readonly<Record<string, string>> }[]
  readonly existingPods?: readonly (Pick<RecordedPod, 'name' | 'labels' | 'containers'> & { readonly node: string })[]
  readonly pods: readonly RecordedPod[]
  readonly steps: readonly Step[]
}

type Step = {
  readonly pod: string
  readonly feasible?: readonly number[] | null
  readonly total?: readonly number[]
  /** One number when it is the same on every feasible node. */
  readonly plugins?: Readonly<Record<string, number | readonly number[]>>
  readonly chosen: number | null
}

/** Pod after pod as kube-scheduler placed them: who was feasible, the points of every plug-in, the choice. */
export const schedulerPlacement: Format = {
  unit: 'pods',
  matches: ({ format }) => format === 'plimsoll/vectors/scheduler-placement@1',
  replay: replayCases,
}

function replayCases(_header: Header, cases: Iterable<unknown>): Replayed {
  const tally = createTally()
  for (const given of cases as Iterable<Case>) {
    const nodes = nodesOf(given)
    const podOf = new Map(given.pods.map((pod) => [pod.name, ownedPod(pod, given)]))
    for (const step of given.steps) {
      const pod = podOf.get(step.pod)!
      const placement = schedule(pod, nodes)
      const expected = expectedOf(step)
      const got = answerOf(placement, step)
      tally.compare(expected, got, () => ({
        at: `${given.id}, pod ${step.pod}`,
        inputs: { pod, nodes },
        rule: placement.refusedBy.map((each, index) => (each ? `${index}:${each}` : '')).join(' '),
      }))
      if (step.chosen !== null) nodes[step.chosen] = bindPod(nodes[step.chosen], pod)
    }
  }
  return tally.finish()
}

function nodesOf({ nodes, existingPods = [] }: Case): NodeUse[] {
  const uses = nodes.map(({ name, labels, allocatable, taints = [], unschedulable = false }) =>
    emptyNode({ name, labels, allocatable: { gpu: 0, ...allocatable }, taints, isUnschedulable: unschedulable }),
  )
  const indexOf = new Map(nodes.map(({ name }, index) => [name, index]))
  for (const pod of existingPods) {
    const index = indexOf.get(pod.node)!
    uses[index] = bindPod(uses[index], pod)
  }
  return uses
}

function ownedPod({ replicaSet, ...pod }: RecordedPod, { replicaSets = [] }: Case): SchedulerPod {
  return { ...pod, ownerMatchLabels: replicaSets.find(({ name }) => name === replicaSet)?.matchLabels }
}

function expectedOf({ feasible, total, plugins, chosen }: Step): unknown {
  const count = feasible?.length ?? 0
  const spreadOut = Object.entries(plugins ?? {}).map(([name, points]): [string, readonly number[]] => [
    name,
    typeof points === 'number' ? Array<number>(count).fill(points) : points,
  ])
  const scoring = Object.fromEntries(spreadOut.filter(([, points]) => points.some((each) => each !== 0)))
  return { feasible: feasible ?? [], total, plugins: total && scoring, chosen }
}

function answerOf({ chosen, feasible, totals, points }: Placement, { total }: Step): unknown {
  const scoring = Object.fromEntries(Object.entries(points).filter(([, each]) => each.some((point) => point !== 0)))
  return { feasible, total: total && totals, plugins: total && scoring, chosen }
}
