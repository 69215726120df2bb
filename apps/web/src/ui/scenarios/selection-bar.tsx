'use client'

import { Affix, Button, Group, Paper, Text, Transition } from '@mantine/core'
import Link from 'next/link'
import type { ScenarioRow } from '@/server/scenario-list.ts'
import { Keys } from '../commands/keys.tsx'

type Props = { rows: readonly ScenarioRow[]; selected: ReadonlySet<string>; onClear: () => void }

/** Appears with the first selected row and leads to the comparison of two. */
export function SelectionBar({ rows, selected, onClear }: Props) {
  const chosen = rows.filter(({ id }) => selected.has(id))
  const [before, after] = chosen.map(({ finished }) => finished?.runId)
  const isReady = chosen.length === 2
  return (
    <Affix position={{ bottom: 24, left: '50%' }} style={{ transform: 'translateX(-50%)' }} zIndex={150}>
      <Transition mounted={chosen.length > 0} transition="slide-up" duration={120}>
        {(style) => (
          <Paper withBorder shadow="lg" px="md" py="sm" style={style} role="region" aria-label="Selection">
            <Group gap="md" wrap="nowrap">
              <Text size="sm" fw={500}>
                {isReady
                  ? 'Two selected: the upper one is the baseline'
                  : chosen.length === 1
                    ? 'Select one more to compare'
                    : `${chosen.length} selected; two can be compared`}
              </Text>
              {isReady ? (
                <Button component={Link} size="xs" href={`/compare?before=${before}&after=${after}`} rightSection={<Keys keys="v" />}>
                  Compare
                </Button>
              ) : null}
              <Button size="xs" variant="default" onClick={onClear}>
                Clear
              </Button>
            </Group>
          </Paper>
        )}
      </Transition>
    </Affix>
  )
}
