'use client'

import { List, Stack, Text, Title } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { type AnalysedRun, compare, comparisonNotes, verdictSentence } from '@/simulation/engine.ts'
import { Verdict } from '../elements/verdict.tsx'
import classes from './comparison.module.css'
import { DeltaTable } from './delta-table.tsx'

const OverlayCharts = dynamic(() => import('./overlay-charts.tsx').then(({ OverlayCharts }) => OverlayCharts), { ssr: false })

/** The verdict in a sentence, then every figure of both, then both as curves. */
export function ComparisonReport({ before, after }: { before: AnalysedRun; after: AnalysedRun }) {
  const comparison = useMemo(() => compare(before, after), [before, after])
  return (
    <Stack gap="lg">
      <section className={classes.verdict} aria-label="Verdict">
        <Text fz={17} lh={1.5}>
          {verdictSentence(comparison)}
        </Text>
        <List size="sm" c="dimmed" mt="xs">
          {comparisonNotes(comparison).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </section>
      {comparison.objectives.length > 0 && <Objectives comparison={comparison} />}
      <DeltaTable comparison={comparison} />
      <OverlayCharts before={before} after={after} />
    </Stack>
  )
}

type Compared = ReturnType<typeof compare>

const changes = { broke: 'broke', mended: 'mended', stillHolds: 'still holds', stillBroken: 'still broken', unclear: 'unclear' } as const

function Objectives({ comparison }: { comparison: Compared }) {
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        Objectives
      </Title>
      <ul className={classes.objectives}>
        {comparison.objectives.map(({ text, before, after, change }) => (
          <li key={text}>
            <code>{text}</code>
            <span className={classes.pair}>
              {before ? <Verdict verdict={before.verdict} /> : 'not stated'} <span aria-hidden>→</span>{' '}
              {after ? <Verdict verdict={after.verdict} /> : 'not stated'}
            </span>
            <span className={classes.change}>{changes[change]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
