'use client'

import { Button, Checkbox, Code, Container, Stack, Table } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import Link from 'next/link'
import { useState } from 'react'
import { latency, money, percent } from '@/format/numbers.ts'
import { ago, duration } from '@/format/time.ts'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { isFinal } from '@/simulation/run-state.ts'
import { EmptyState } from '../elements/empty-state.tsx'
import { LinkButton } from '../elements/link-button.tsx'
import { PageHeader } from '../elements/page-header.tsx'
import { Verdict } from '../elements/verdict.tsx'
import classes from '../scenarios/scenario-table.module.css'
import { useRefreshWhileRunning } from '../scenarios/use-refresh-while-running.ts'

/** Every run, latest first. Runs are never edited; two of them can be compared. */
export function RunListPage({ runs, now }: { runs: readonly RunMeta[]; now: Date }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  useRefreshWhileRunning(runs.some(({ status }) => !isFinal(status)))
  const toggle = (id: string) =>
    setChosen((known) => (known.includes(id) ? known.filter((other) => other !== id) : [...known, id].slice(-2)))
  if (runs.length === 0)
    return (
      <EmptyState
        icon={<IconReportAnalytics size={28} aria-hidden />}
        title="Nothing has been run yet"
        text="A run simulates one revision of a scenario under one seed, request by request, and keeps what it found. Open a scenario and press Run, or on a terminal:"
      >
        <LinkButton href="/scenarios">Scenarios</LinkButton>
        <Code>npx plimsoll run examples/black-friday/scenario.yaml</Code>
      </EmptyState>
    )
  return (
    <Container size={1320} py="xl" px={{ base: 'sm', sm: 'xl' }}>
      <Stack gap="lg">
        <PageHeader
          title="Runs"
          text="One revision under one seed, each kept as it was. Choose two to compare; the first chosen is the baseline."
        >
          {chosen.length === 2 ? (
            <LinkButton href={`/compare?before=${chosen[0]}&after=${chosen[1]}`}>Compare both</LinkButton>
          ) : (
            <Button disabled>Compare</Button>
          )}
        </PageHeader>
        <div className={classes.frame}>
          <Table.ScrollContainer minWidth={860}>
            <Table className={classes.table} verticalSpacing="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={36}>
                    <span className={classes.hidden}>Select</span>
                  </Table.Th>
                  <Table.Th>Scenario</Table.Th>
                  <Table.Th>Outcome</Table.Th>
                  <Table.Th ta="right">p99</Table.Th>
                  <Table.Th ta="right">Lost</Table.Th>
                  <Table.Th ta="right">$ / month</Table.Th>
                  <Table.Th ta="right">Simulated</Table.Th>
                  <Table.Th ta="right">Started</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {runs.map((run) => (
                  <RunRow key={run.id} run={run} now={now} isChosen={chosen.includes(run.id)} onToggle={() => toggle(run.id)} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </div>
      </Stack>
    </Container>
  )
}

function RunRow({ run, now, isChosen, onToggle }: { run: RunMeta; now: Date; isChosen: boolean; onToggle: () => void }) {
  const { summary, status } = run
  return (
    <Table.Tr data-selected={isChosen || undefined}>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={`Select the run of ${run.scenario.name}, revision ${run.revision.number}`}
          checked={isChosen}
          onChange={onToggle}
          disabled={status !== 'done'}
        />
      </Table.Td>
      <Table.Td className={classes.name}>
        <Link href={`/runs/${run.id}`}>{run.scenario.name}</Link>
        <div className={classes.dim}>
          Revision {run.revision.number}, seed {run.seed}
        </div>
      </Table.Td>
      <Table.Td>
        {summary ? (
          <Verdict
            verdict={summary.verdict}
            text={summary.objectivesTotal > 0 ? `${summary.objectivesHeld}/${summary.objectivesTotal}` : undefined}
          />
        ) : (
          <span className={classes.dim}>{status}</span>
        )}
      </Table.Td>
      <Table.Td ta="right">{latency(summary?.p99Seconds ?? null)}</Table.Td>
      <Table.Td ta="right">{percent(summary?.lossRatio ?? null)}</Table.Td>
      <Table.Td ta="right">{money(summary?.perMonthMicroUsd ?? null)}</Table.Td>
      <Table.Td ta="right">{summary ? duration(summary.durationSeconds) : ''}</Table.Td>
      <Table.Td ta="right" className={classes.dim}>
        {ago(run.createdAt, now)}
      </Table.Td>
    </Table.Tr>
  )
}
