import { expect, test } from 'vitest'
import { type CronSchedule, parseCron } from '../../../contract/cron.ts'
import { disruptionWorld, nodeOf, poolFor, small } from '../fixture.ts'
import { allowedDisruptions } from './budgets.ts'
import { isWindowOpen } from './window.ts'
import type { DisruptionBudget, DisruptionNode, DisruptionReason } from './world.ts'

const cron = (written: string) => parseCron(written, 'fields-or-descriptors') as CronSchedule

const allowed = (
  budgets: readonly DisruptionBudget[],
  nodes: readonly DisruptionNode[],
  reason: DisruptionReason = 'Underutilized',
  atSeconds = 0,
) =>
  allowedDisruptions(
    disruptionWorld(nodes, { pools: [poolFor('general', { disruption: { ...poolFor('p').disruption, budgets } })], atSeconds }),
    reason,
  ).get('general')
const nodes = (count: number, fields: Partial<DisruptionNode> = {}) =>
  Array.from({ length: count }, (_, index) => nodeOf(`n${index}`, small, [], fields))

test('a percentage of the initialized nodes rounds up', () => {
  expect(allowed([{ nodes: { percent: 10 } }], nodes(3))).toBe(1)
  expect(allowed([{ nodes: { percent: 10 } }], nodes(11))).toBe(2)
  expect(allowed([{ nodes: { percent: 10 } }], nodes(11, { isInitialized: false }))).toBe(0)
})

test('the strictest budget for the reason holds, less the nodes that go or are not ready', () => {
  const budgets: DisruptionBudget[] = [{ nodes: { count: 5 } }, { nodes: { count: 2 }, reasons: ['Drifted'] }]
  expect(allowed(budgets, nodes(9))).toBe(5)
  expect(allowed(budgets, nodes(9), 'Drifted')).toBe(2)
  expect(allowed(budgets, [...nodes(7), nodeOf('x', small, [], { isDeleting: true }), nodeOf('y', small, [], { isReady: false })])).toBe(3)
})

test('a window freezes from its cron instant for its duration, in UTC', () => {
  // 1 January 1970 was a Thursday.
  const window = { schedule: cron('0 9 * * mon-fri'), durationSeconds: 8 * 3600 }
  const at = (hours: number) => isWindowOpen(window, hours * 3600)
  expect([at(8.99), at(9), at(16.99), at(17)]).toEqual([false, true, true, false])
  expect(at(2 * 24 + 10)).toBe(false)
  const frozen = [{ nodes: { count: 0 }, window }, { nodes: { percent: 50 } }]
  expect([allowed(frozen, nodes(4), 'Empty', 10 * 3600), allowed(frozen, nodes(4), 'Empty', 18 * 3600)]).toEqual([0, 2])
})

test('a window reaches over midnight, and over many days', () => {
  const open = (schedule: string, durationSeconds: number, atSeconds: number) =>
    isWindowOpen({ schedule: cron(schedule), durationSeconds }, atSeconds)
  expect(open('0 22 * * *', 4 * 3600, 25 * 3600)).toBe(true)
  expect(open('@monthly', 240 * 3600, 9.5 * 86_400)).toBe(true)
  expect(open('@monthly', 240 * 3600, 10 * 86_400)).toBe(false)
})

test('either day field may match unless one is a star', () => {
  const open = (schedule: string, day: number) => isWindowOpen({ schedule: cron(schedule), durationSeconds: 3600 }, day * 86_400)
  // Day 0 is Thursday, 1 January: the second is a Friday, the 13th a Tuesday.
  expect([open('0 0 13 * fri', 1), open('0 0 13 * fri', 12), open('0 0 13 * fri', 0)]).toEqual([true, true, false])
})
