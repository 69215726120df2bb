import { Text } from '@mantine/core'
import { money, percent } from '@/format/numbers.ts'
import { duration } from '@/format/time.ts'
import { type AnalysedRun, clockOf } from '@/simulation/engine.ts'

/** What the budget would have said, and how late. */
export function BudgetSentence({ run }: { run: AnalysedRun }) {
  const { findings, result } = run
  if (!findings.budget) return null
  const clock = clockOf(result.startIso, result.durationSeconds)
  const alarm = findings.burntBeforeAlarm
  if (!alarm || alarm.crossedAtSeconds === null || alarm.alarmAtSeconds === null)
    return (
      <Text>The budget of {money(findings.budget.monthlyMicroUsd)} a month raised no alarm: no threshold was crossed in this run.</Text>
    )
  return (
    <Text>
      {percent(alarm.thresholdRatio)} of the budget ({money(alarm.thresholdMicroUsd)}) was spent at {clock(alarm.crossedAtSeconds)}. The
      alarm came {duration(alarm.alarmAtSeconds - alarm.crossedAtSeconds)} later; {alarm.isAtLeast ? 'at least ' : ''}
      {money(alarm.burntBeforeAlarmMicroUsd)} was burnt before it.
    </Text>
  )
}
