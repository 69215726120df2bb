import { Code } from '@mantine/core'
import { type Findings, objectiveFigure, objectiveSentence } from '@/simulation/engine.ts'
import { Verdict } from '../elements/verdict.tsx'
import classes from './objectives-strip.module.css'

type Objective = Findings['objectives'][number]

/** Every objective with its figure and limit; failing ones come first. */
export function ObjectivesStrip({ objectives, clock }: { objectives: readonly Objective[]; clock: (seconds: number) => string }) {
  if (objectives.length === 0)
    return (
      <p className={classes.none}>
        This scenario states no objectives. Add <Code>{'objectives: ["p99 < 300ms", "bill.day < 900"]'}</Code> to it, and every run is
        judged.
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
            {objectiveFigure(objective.value, objective.objective)}
            <span className={classes.limit}>
              {objective.objective.comparator} {objectiveFigure(objective.limit, objective.objective)}
            </span>
          </div>
          <div className={classes.note}>{objectiveSentence(objective, clock)}</div>
        </li>
      ))}
    </ul>
  )
}
