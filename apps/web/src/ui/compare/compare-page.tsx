'use client'

import { Alert, Container, Select, SimpleGrid, Stack } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { parseAsString, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { ago } from '@/format/time.ts'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { useRunResult } from '@/simulation/use-run-result.ts'
import { EmptyState } from '../elements/empty-state.tsx'
import { LinkButton } from '../elements/link-button.tsx'
import { PageHeader } from '../elements/page-header.tsx'
import { TimelineSkeleton } from '../run/timeline-skeleton.tsx'
import { ComparisonReport } from './comparison-report.tsx'
import { suggestPairs } from './suggest-pairs.ts'
import { SuggestedPairs } from './suggested-pairs.tsx'

/** Two runs, the first of them the baseline. */
export function ComparePage({ runs, now }: { runs: readonly RunMeta[]; now: Date }) {
  const [{ before, after }, setQuery] = useQueryStates({ before: parseAsString, after: parseAsString }, { history: 'push' })
  const first = useRunResult(before)
  const second = useRunResult(after)
  const choices = useMemo(
    () =>
      runs.map((run) => ({
        value: run.id,
        label: `${run.scenario.name} · revision ${run.revision.number}, seed ${run.seed}, ${ago(run.createdAt, now)}`,
      })),
    [runs, now],
  )
  const pairs = useMemo(() => suggestPairs(runs), [runs])
  const failure = first.failure ?? second.failure
  if (runs.length < 2)
    return (
      <EmptyState
        icon={<IconArrowsDiff size={28} aria-hidden />}
        title="Two finished runs make a comparison"
        text="Fork a scenario, change one thing and run both under the same seed: they see the same arrivals, so what differs comes from the change. On a terminal: npx plimsoll compare a.yaml b.yaml"
      >
        <LinkButton href="/scenarios">Scenarios</LinkButton>
      </EmptyState>
    )
  return (
    <Container size={1520} py="lg" px={{ base: 'sm', sm: 'xl' }}>
      <Stack gap="lg">
        <PageHeader
          title="Compare"
          text="What a change is worth, in money and in customers. Under the same seed both runs saw the same arrivals."
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label="Baseline"
            placeholder="Choose a run"
            data={choices}
            value={before}
            onChange={(value) => void setQuery({ before: value })}
            searchable
            allowDeselect={false}
          />
          <Select
            label="Against it"
            placeholder="Choose a run"
            data={choices}
            value={after}
            onChange={(value) => void setQuery({ after: value })}
            searchable
            allowDeselect={false}
          />
        </SimpleGrid>
        {failure && (
          <Alert color="red" title="A result cannot be shown">
            {failure}
          </Alert>
        )}
        {first.run && second.run ? (
          <ComparisonReport before={first.run} after={second.run} />
        ) : before && after && !failure ? (
          <TimelineSkeleton count={2} />
        ) : (
          <SuggestedPairs pairs={pairs} onChoose={(pair) => void setQuery({ before: pair.before.id, after: pair.after.id })} />
        )}
      </Stack>
    </Container>
  )
}
