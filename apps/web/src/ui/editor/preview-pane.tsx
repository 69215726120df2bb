'use client'

import { Loader, Progress, Stack, Text, Title } from '@mantine/core'
import { IconWaveSine } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { latency, money, percent } from '@/format/numbers.ts'
import { duration } from '@/format/time.ts'
import { headline } from '@/simulation/engine.ts'
import { summarise } from '@/simulation/summary.ts'
import type { Preview } from '@/simulation/use-preview.ts'
import { Verdict } from '../elements/verdict.tsx'
import classes from './preview-pane.module.css'

const PreviewCharts = dynamic(() => import('./preview-charts.tsx').then(({ PreviewCharts }) => PreviewCharts), { ssr: false })

/** What the document does, computed beside it. The last result stays, dimmed, until a newer one is there. */
export function PreviewPane({ preview, problems }: { preview: Preview; problems: number }) {
  const { run, isStale, ratio } = preview
  return (
    <Stack gap="sm" p="md">
      <div className={classes.status} aria-live="polite">
        <Title order={2} size="h6">
          Preview
        </Title>
        <Status preview={preview} problems={problems} />
      </div>
      <Progress
        value={ratio === null ? 0 : Math.max(2, ratio * 100)}
        size={3}
        aria-label="Preview computed"
        className={classes.progress}
        data-idle={ratio === null || undefined}
      />
      {run ? <Result run={run} isStale={isStale} /> : <Waiting problems={problems} />}
    </Stack>
  )
}

function Status({ preview: { run, isStale, ratio, tookMilliseconds, failure }, problems }: { preview: Preview; problems: number }) {
  if (failure) return <span className={classes.bad}>{failure}</span>
  if (problems > 0) return <span>{run ? 'Shows the last document that could run' : ''}</span>
  if (ratio !== null) return <span>Simulating, {Math.floor(ratio * 100)} %</span>
  if (!run || isStale) return <span>…</span>
  return (
    <span>
      {duration(run.result.durationSeconds)} in {duration((tookMilliseconds ?? 0) / 1000)}, seed {run.result.seed}
    </span>
  )
}

function Result({ run, isStale }: { run: NonNullable<Preview['run']>; isStale: boolean }) {
  const summary = summarise(run)
  const figures = [
    ['p99', latency(summary.p99Seconds)],
    ['lost', percent(summary.lossRatio)],
    ['a month', money(summary.perMonthMicroUsd)],
    ['a million', money(summary.perMillionMicroUsd)],
  ] as const
  return (
    <div className={classes.result} data-stale={isStale || undefined}>
      <Verdict
        verdict={summary.verdict}
        text={summary.objectivesTotal > 0 ? `${summary.objectivesHeld}/${summary.objectivesTotal}` : undefined}
      />
      <Text size="sm" mt={8}>
        {headline(run).held}
      </Text>
      <dl className={classes.figures}>
        {figures.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PreviewCharts run={run} />
    </div>
  )
}

function Waiting({ problems }: { problems: number }) {
  return (
    <Stack align="center" gap="xs" py={60}>
      {problems > 0 ? <IconWaveSine size={28} aria-hidden /> : <Loader size="sm" aria-hidden />}
      <Text c="dimmed" size="sm" ta="center" maw={280}>
        {problems > 0
          ? `The document has ${problems === 1 ? 'a problem' : `${problems} problems`}. As soon as it can run, its curves appear here.`
          : 'Simulating the document in your browser, with the same engine that runs it on the server.'}
      </Text>
    </Stack>
  )
}
