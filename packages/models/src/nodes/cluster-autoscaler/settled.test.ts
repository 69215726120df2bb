import { expect, test } from 'vitest'
import { group, node, pod, pods, seen, settings } from './fixture.ts'
import { isSettled } from './settled.ts'
import { type CaState, initialCaState } from './state.ts'
import { stepClusterAutoscaler } from './step.ts'
import type { CaSeen } from './world.ts'

const busy = node('busy', pods(3, 'p', { cpu: 1000 }))
const idle = node('idle')
const quiet: Partial<CaSeen> = { nodes: [busy], groups: [group('general', 1)] }

function settles(given: Partial<CaSeen>, before: CaState = initialCaState): boolean {
  const world = seen(given)
  const { decision, state } = stepClusterAutoscaler(settings(), before, world)
  return isSettled(world, decision, state)
}

test('a loop over nodes in use, with nothing pending, is settled: any later one decides the same', () => {
  expect(settles(quiet)).toBe(true)
  const later = (atSeconds: number) => stepClusterAutoscaler(settings(), initialCaState, seen({ ...quiet, atSeconds }))
  expect(later(1e7)).toEqual(later(10_000))
})

test.each<[string, Partial<CaSeen>, CaState?]>([
  ['a pod waits', { ...quiet, pending: [pod('waiting', { cpu: 5000 })] }],
  ['a node that is needed too little has its time', { nodes: [busy, idle], groups: [group('general', 2)] }],
  ['a node is not ready yet', { nodes: [{ ...busy, isReady: false }], groups: [group('general', 1)] }],
  ['a pod is ending', { nodes: [node('ending', [...busy.pods, pod('e', { cpu: 500 }, { terminatingSinceSeconds: 9990 })])] }],
  ['an instance has not registered', { ...quiet, groups: [group('general', 1, { unregistered: [{ name: 'i', sinceSeconds: 9990 }] })] }],
  [
    'a scale-up is under way',
    quiet,
    { ...initialCaState, requests: { general: { increase: 1, atSeconds: 9990, expectedBySeconds: 10_890 } } },
  ],
  ['a delay runs', quiet, { ...initialCaState, activity: { ...initialCaState.activity, scaleUpAtSeconds: 9990 } }],
])('it is not while %s', (_, given, state) => {
  const waiting = state?.requests.general ? { ...given, groups: [group('general', 2)] } : given
  expect(settles(waiting, state)).toBe(false)
})
