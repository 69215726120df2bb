import { Loader } from '@mantine/core'
import Link from 'next/link'
import type { ScenarioRow } from '@/server/scenario-list.ts'
import { Verdict } from '../elements/verdict.tsx'
import classes from './run-outcome.module.css'

/** How the latest run stands, and a way to it. */
export function RunOutcome({ row }: { row: ScenarioRow }) {
  const { latestRun, finished } = row
  if (!latestRun) return <span className={classes.quiet}>Not run yet</span>
  return (
    <Link className={classes.link} href={`/runs/${latestRun.id}`}>
      {face()}
    </Link>
  )

  function face() {
    const status = latestRun?.status
    if (status === 'queued' || status === 'running')
      return (
        <span className={classes.quiet}>
          <Loader size={12} aria-hidden /> {status === 'queued' ? 'Waiting' : 'Running'}
        </span>
      )
    if (status === 'done' && finished) return <FinishedVerdict summary={finished.summary} />
    return <span className={classes.quiet}>{status ? status[0].toUpperCase() + status.slice(1) : ''}</span>
  }
}

function FinishedVerdict({ summary }: { summary: NonNullable<ScenarioRow['finished']>['summary'] }) {
  const { verdict, objectivesHeld, objectivesTotal } = summary
  return <Verdict verdict={verdict} text={objectivesTotal > 0 ? `${objectivesHeld}/${objectivesTotal}` : undefined} />
}
