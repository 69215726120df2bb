import { compareVictims, rankVictims, type VictimView, withSurroundings } from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'

type RecordedPod = {
  readonly name: string
  readonly uid: string
  readonly node: string
  readonly phase: 'Pending' | 'Unknown' | 'Running'
  readonly ready?: boolean
  readonly readySinceUnixSeconds?: number
  readonly createdUnixSeconds: number
  readonly podDeletionCost?: string
  readonly containerRestarts?: readonly number[]
  readonly sidecarRestarts?: readonly number[]
}

type Case = {
  readonly id: string
  readonly nowUnixNanoseconds: string
  readonly pods: readonly RecordedPod[]
  readonly otherPodsOfSameController?: readonly { readonly node?: string; readonly phase: string; readonly terminating?: boolean }[]
  readonly rank: readonly number[]
  readonly order: readonly string[]
  readonly sortDependent?: boolean
}

/** The order in which a ReplicaSet would delete its pods, and the crowding that it is built on. */
export const replicaSetVictims: Format = {
  unit: 'orders',
  matches: ({ format }) => format === 'plimsoll/vectors/replicaset-victims@1',
  replay: replayOrders,
}

function replayOrders(_header: Header, cases: Iterable<unknown>): Replayed {
  const sortDependent = { passed: 0, all: 0 }
  const tally = createTally()
  for (const given of cases as Iterable<Case>) {
    const expected = { rank: given.rank, order: given.order }
    const { rule, ...got } = answer(given)
    const doesAgree = tally.compare(expected, got, () => ({ at: given.id, inputs: given, rule }))
    if (given.sortDependent) {
      sortDependent.all++
      if (doesAgree) sortDependent.passed++
    }
  }
  return tally.finish([`of them ${sortDependent.passed} of ${sortDependent.all} that depend on Go's sort`])
}

function answer(given: Case): { readonly rank: readonly number[]; readonly order: readonly string[]; readonly rule: string } {
  // Instants count from the whole second of now, so that the nanoseconds survive.
  const nanoseconds = BigInt(given.nowUnixNanoseconds)
  const originSeconds = Number(nanoseconds / 1_000_000_000n)
  const nowSeconds = Number(nanoseconds % 1_000_000_000n) / 1e9
  const views = given.pods.map((pod) => viewOf(pod, originSeconds))
  const related = (given.otherPodsOfSameController ?? [])
    .filter(({ phase, terminating }) => phase !== 'Failed' && phase !== 'Succeeded' && !terminating)
    .map(({ node }) => node || null)
  const ranked = withSurroundings(views, related)
  const order = rankVictims(views, nowSeconds, related)
  const wrong = order.findIndex((index, place) => given.pods[index].name !== given.order[place])
  const meant = given.pods.findIndex(({ name }) => name === given.order[wrong])
  const rule = wrong < 0 ? 'crowding' : compareVictims(ranked[order[wrong]], ranked[meant], nowSeconds).rule
  return { rank: ranked.map(({ podsOnNode }) => podsOnNode), order: order.map((index) => given.pods[index].name), rule }
}

function viewOf(pod: RecordedPod, originSeconds: number): VictimView {
  return {
    node: pod.node || null,
    phase: pod.phase,
    isReady: pod.ready ?? false,
    readyAtSeconds: pod.readySinceUnixSeconds === undefined ? null : pod.readySinceUnixSeconds - originSeconds,
    createdAtSeconds: pod.createdUnixSeconds - originSeconds,
    uid: pod.uid,
    deletionCost: pod.podDeletionCost,
    restarts: Math.max(0, ...(pod.containerRestarts ?? [])),
    sidecarRestarts: Math.max(0, ...(pod.sidecarRestarts ?? [])),
  }
}
