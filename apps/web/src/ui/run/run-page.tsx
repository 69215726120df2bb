'use client'

import { Container, Stack } from '@mantine/core'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { isFinal } from '@/simulation/run-state.ts'
import { RunEnded } from './run-ended.tsx'
import { RunHeader } from './run-header.tsx'
import { RunInProgress } from './run-in-progress.tsx'
import { RunReport } from './run-report.tsx'

/** One run, in whatever state it is. `others` are finished runs of the same scenario, to compare with. */
export function RunPage({ run, others, now }: { run: RunMeta; others: readonly RunMeta[]; now: Date }) {
  return (
    <Container size={1520} py="lg" px={{ base: 'sm', sm: 'xl' }}>
      <Stack gap="lg">
        <RunHeader run={run} others={others} now={now} />
        {!isFinal(run.status) ? <RunInProgress run={run} /> : run.status === 'done' ? <RunReport run={run} /> : <RunEnded run={run} />}
      </Stack>
    </Container>
  )
}
