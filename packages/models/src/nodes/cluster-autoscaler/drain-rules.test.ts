import { describe, expect, it } from 'vitest'
import { drainVerdict, isLongTerminating } from './drain-rules.ts'
import { pod, settings } from './fixture.ts'
import type { CaDisruptionBudget, CaPod } from './world.ts'

const verdict = (
  fields: Parameters<typeof pod>[2],
  flags: Readonly<Record<string, unknown>> = {},
  budgets: readonly CaDisruptionBudget[] = [],
  atSeconds = 10_000,
) => drainVerdict(pod('p', { cpu: 100 }, fields), { flags: settings(flags).flags, budgets, atSeconds })

const budget = (disruptionsAllowed: number): CaDisruptionBudget => ({ name: 'app', matchLabels: { app: 'app' }, disruptionsAllowed })
const owner = (kind: string, replicas = 3): CaPod['owner'] => ({ kind, name: 'owner', replicas })

describe('drain rules, each alone', () => {
  it.each<[string, Parameters<typeof pod>[2], string]>([
    ['mirror pod', { isMirror: true }, 'skip'],
    ['terminating for long', { terminatingSinceSeconds: 9000 }, 'skip'],
    ['controller is gone', { owner: { kind: 'ReplicaSet', name: 'x', replicas: 1, isGone: true } }, 'block'],
    ['DaemonSet pod', { isDaemon: true, owner: owner('DaemonSet') }, 'skip'],
    ['safe-to-evict', { safeToEvict: true }, 'drain'],
    ['finished', { isFinished: true }, 'drain'],
    ['safe on completion', { safeToEvict: 'on-completion' }, 'wait'],
    ['not replicated', { owner: null }, 'block'],
    ['custom controller', { owner: owner('GameServer') }, 'block'],
    ['kube-system pod without a PodDisruptionBudget', { isSystem: true, createdAtSeconds: 9000 }, 'block'],
    ['not safe to evict', { safeToEvict: false }, 'block'],
    ['local storage', { hasLocalStorage: true }, 'block'],
    ['replicated', {}, 'drain'],
  ])('%s', (rule, fields, outcome) => {
    expect(verdict(fields)).toEqual({ rule, outcome })
  })

  it('below min-replica-count', () => {
    expect(verdict({ owner: owner('ReplicaSet', 1) }, { 'min-replica-count': 2 })).toEqual({
      rule: 'below min-replica-count',
      outcome: 'block',
    })
    expect(verdict({ owner: owner('ReplicaSet', 2) }, { 'min-replica-count': 2 }).outcome).toBe('drain')
  })

  it('a budget without disruptions left blocks, one with room does not', () => {
    expect(verdict({}, {}, [budget(0)])).toEqual({ rule: 'not enough PodDisruptionBudget', outcome: 'block' })
    expect(verdict({}, {}, [budget(1)]).outcome).toBe('drain')
  })

  it.each(['ReplicaSet', 'ReplicationController', 'StatefulSet', 'Job'])('%s pods may go', (kind) => {
    expect(verdict({ owner: owner(kind) }).outcome).toBe('drain')
  })
})

describe('drain rules, their order', () => {
  it('the first match decides', () => {
    expect(verdict({ isMirror: true, owner: null }).rule).toBe('mirror pod')
    expect(verdict({ safeToEvict: true, owner: null, hasLocalStorage: true }).rule).toBe('safe-to-evict')
    expect(verdict({ owner: null, safeToEvict: false }).rule).toBe('not replicated')
    expect(verdict({ safeToEvict: false, hasLocalStorage: true }).rule).toBe('not safe to evict')
    expect(verdict({ hasLocalStorage: true }, {}, [budget(0)]).rule).toBe('local storage')
  })

  it('a missing controller blocks even what is marked safe', () => {
    expect(verdict({ owner: { kind: 'ReplicaSet', name: 'x', replicas: 1, isGone: true }, safeToEvict: true }).outcome).toBe('block')
  })
})

describe('drain rules that flags turn off', () => {
  it.each<[string, Parameters<typeof pod>[2]]>([
    ['skip-nodes-with-custom-controller-pods', { owner: owner('GameServer') }],
    ['skip-nodes-with-system-pods', { isSystem: true, createdAtSeconds: 9000 }],
    ['skip-nodes-with-local-storage', { hasLocalStorage: true }],
  ])('%s', (flag, fields) => {
    expect(verdict(fields, { [flag]: false }).outcome).toBe('drain')
  })

  it('a system pod blocks for its first hour only, and not with a budget', () => {
    expect(verdict({ isSystem: true, createdAtSeconds: 0 }, {}, [], 3599).outcome).toBe('block')
    expect(verdict({ isSystem: true, createdAtSeconds: 0 }, {}, [], 3600).outcome).toBe('drain')
    expect(verdict({ isSystem: true, createdAtSeconds: 9000 }, {}, [budget(1)]).outcome).toBe('drain')
  })

  it('terminating for long means 30 s beyond its grace', () => {
    const leaving = pod('p', {}, { terminatingSinceSeconds: 100, terminationGraceSeconds: 60 })
    expect(isLongTerminating(leaving, 190)).toBe(false)
    expect(isLongTerminating(leaving, 191)).toBe(true)
  })
})
