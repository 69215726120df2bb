import { Group, Text } from '@mantine/core'
import { money, percent } from '@/format/numbers.ts'
import type { AnalysedRun } from '@/simulation/engine.ts'
import classes from './bill-split.module.css'

const parts = [
  { key: 'customers', title: 'for customers', color: 'var(--role-served)' },
  { key: 'attack', title: 'for attackers', color: 'var(--role-offeredAttack)' },
  { key: 'idle', title: 'for idle machines', color: 'var(--control-line)' },
] as const

/** For whom the money was spent, as one bar and in words. */
export function BillSplit({ bill }: { bill: AnalysedRun['bill'] }) {
  const total = bill.totalMicroUsd
  const shown = parts.filter(({ key }) => bill.byIntent[key] > 0)
  return (
    <div>
      <div className={classes.bar} aria-hidden="true">
        {shown.map(({ key, color }) => (
          <span key={key} style={{ flexGrow: bill.byIntent[key], background: color }} />
        ))}
      </div>
      <Group gap="lg" mt={8}>
        {shown.map(({ key, title, color }) => (
          <Group key={key} gap={7}>
            <span className={classes.dot} style={{ background: color }} />
            <Text size="sm">
              {money(bill.byIntent[key])} {title} ({percent(total > 0 ? bill.byIntent[key] / total : null)})
            </Text>
          </Group>
        ))}
      </Group>
    </div>
  )
}
