'use client'

import { Chip, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { parseAsString, useQueryState } from 'nuqs'
import { Fragment, useMemo, useState } from 'react'
import { type AnalysedRun, clockOf, type MarkKind } from '@/simulation/engine.ts'
import { DecisionRow } from './decision-row.tsx'
import { DecisionStory } from './decision-story.tsx'
import classes from './decisions.module.css'

const kinds: readonly { readonly kind: MarkKind; readonly title: string }[] = [
  { kind: 'traffic', title: 'Traffic' },
  { kind: 'scale', title: 'Scaling' },
  { kind: 'limited', title: 'Held back' },
  { kind: 'pod', title: 'Pods' },
  { kind: 'node', title: 'Nodes' },
  { kind: 'saturation', title: 'Saturation' },
  { kind: 'budget', title: 'Budget' },
  { kind: 'fault', title: 'Faults' },
]

const mostRows = 400

/** Everything that changed in the run, with the rule that changed it and what that rule saw. */
export function DecisionsTab({ run }: { run: AnalysedRun }) {
  const { marks, startIso, durationSeconds } = run.result
  const clock = clockOf(startIso, durationSeconds)
  const [kind, setKind] = useQueryState('kind', parseAsString.withDefault('all'))
  const shown = useMemo(
    () => marks.map((mark, id) => ({ mark, id })).filter(({ mark }) => kind === 'all' || mark.kind === kind),
    [marks, kind],
  )
  const [asked, setAsked] = useState<number | null>(null)
  return (
    <Stack gap="md">
      <Chip.Group value={kind} onChange={(value) => void setKind(value as string)}>
        <Group gap={6} role="group" aria-label="Kind of event">
          <Chip value="all" size="xs">
            All {marks.length}
          </Chip>
          {kinds.map((entry) => {
            const count = marks.filter((mark) => mark.kind === entry.kind).length
            return count > 0 ? (
              <Chip key={entry.kind} value={entry.kind} size="xs">
                {entry.title} {count}
              </Chip>
            ) : null
          })}
        </Group>
      </Chip.Group>
      <div className={classes.frame}>
        <Table.ScrollContainer
          minWidth={760}
          maxHeight={680}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Decisions' } }}
        >
          <Table verticalSpacing="xs" horizontalSpacing="md" stickyHeader className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={110}>At</Table.Th>
                <Table.Th w={190}>What</Table.Th>
                <Table.Th w={130}>Change</Table.Th>
                <Table.Th>Reason</Table.Th>
                <Table.Th w={80}>
                  <VisuallyHidden>Causes</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.slice(0, mostRows).map(({ mark, id }) => (
                <Fragment key={id}>
                  <DecisionRow
                    mark={mark}
                    clock={clock}
                    isExplained={asked === id}
                    onAsk={() => setAsked(asked === id ? null : id)}
                    storyId={`why-${id}`}
                  />
                  {asked === id && <DecisionStory run={run} mark={id} id={`why-${id}`} />}
                </Fragment>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
      {shown.length > mostRows && (
        <Text size="sm" c="dimmed">
          The first {mostRows} of {shown.length}, until {clock(shown[mostRows - 1].mark.atSeconds)}. Choose a kind to see more of it; the
          CSV export has all.
        </Text>
      )}
      {shown.length === 0 && <Text c="dimmed">Nothing was decided in this run: no controller had a reason to move.</Text>}
    </Stack>
  )
}
