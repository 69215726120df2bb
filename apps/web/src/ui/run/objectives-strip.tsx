import { Code } from '@mantine/core'
import { duration } from '@/format/time.ts'
import { type Findings, formatValue } from '@/simulation/engine.ts'
import { Verdict } from '../elements/verdict.tsx'
import classes from './objectives-strip.module.css'

type Objective = Findings['objectives'][number]

/** Every objective with its figure and limit; failing ones come first. */
export function ObjectivesStrip({ objectives, clock }: { objectives: readonly Objective[]; clock: (seconds: number) => string }) {
  if (objectives.length === 0)
    return (
      <p className={classes.none}>
        This scenario states no objectives. Add <Code>{'objectives: ["p99 < 300ms", "bill.day < 900"]'}</Code> to it, and every run is judged.
      </p>
    )
  return (
    <ul className={classes.strip} aria-label="Objectives">
      {objectives.map((objective) => (
        <li key={objective.objective.text} className={classes.card} data-verdict={objective.verdict}>
          <div className={classes.top}>
            <code className={classes.text}>{objective.objective.text}</code>
            <Verdict verdict={objective.verdict} />
          </div>
          <div className={classes.figure}>
            {formatValue(objective.value, objective.unit)}
            <span className={classes.limit}>
              {objective.objective.comparator} {formatValue(objective.limit, objective.unit)}
            </span>
          </div>
          <div className={classes.note}>{noteOf(objective, clock)}</div>
        </li>
      ))}
    </ul>
  )
}

function noteOf({ breach, reason, decidedBy, marginRatio, verdict }: Objective, clock: (seconds: number) => string): string {
  if (reason) return reason
  const where = decidedBy ? `${decidedBy}; ` : ''
  if (breach) {
    const length = breach.totalSeconds === null ? '' : ` for ${duration(breach.totalSeconds)} in all`
    return `${where}first beyond at ${clock(breach.firstAtSeconds)}${length}`
  }
  if (marginRatio === null) return where.replace('; ', '')
  return verdict === 'pass' ? `${where}${Math.round(marginRatio * 100)} % of room left` : `${where}${Math.round(-marginRatio * 100)} % beyond`
}
