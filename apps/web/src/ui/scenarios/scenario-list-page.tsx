'use client'

import { Alert, Button, Container, Group, Stack, TextInput } from '@mantine/core'
import { IconArchive, IconPlus, IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import { useMemo, useRef } from 'react'
import type { ScenarioRow } from '@/server/scenario-list.ts'
import { PageHeader } from '../elements/page-header.tsx'
import { ArchiveEmpty, FirstScenario, NothingFound } from './scenario-list-empty.tsx'
import { ScenarioTable } from './scenario-table.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useRefreshWhileRunning } from './use-refresh-while-running.ts'
import { useScenarioList } from './use-scenario-list.ts'

type Props = { rows: readonly ScenarioRow[]; isArchive: boolean; now: Date }

export function ScenarioListPage({ rows, isArchive, now }: Props) {
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault('').withOptions({ clearOnDefault: true }))
  const searchField = useRef<HTMLInputElement>(null)
  const found = useMemo(() => matching(rows, search), [rows, search])
  const list = useScenarioList(found, searchField)
  useRefreshWhileRunning(rows.some(({ latestRun }) => latestRun?.status === 'running' || latestRun?.status === 'queued'))

  return (
    <Container size={1320} py="xl" px={{ base: 'sm', sm: 'xl' }}>
      <Stack gap="lg">
        <PageHeader
          title={isArchive ? 'Archive' : 'Scenarios'}
          text={
            isArchive
              ? 'Out of the way, not deleted: revisions and runs are all kept.'
              : 'A service, its traffic and its cluster, each with what its latest run found.'
          }
        >
          {isArchive ? (
            <Button component={Link} href="/scenarios" variant="default">
              Back to scenarios
            </Button>
          ) : (
            <Button component={Link} href="/scenarios/new" leftSection={<IconPlus size={16} aria-hidden />}>
              New scenario
            </Button>
          )}
        </PageHeader>
        {rows.length > 0 && (
          <Group justify="space-between">
            <TextInput
              ref={searchField}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value || null)}
              placeholder="Search by name or template"
              aria-label="Search scenarios"
              leftSection={<IconSearch size={15} aria-hidden />}
              w={{ base: '100%', xs: 320 }}
            />
            {!isArchive && (
              <Button
                component={Link}
                href="/scenarios?view=archive"
                variant="subtle"
                color="gray"
                size="compact-sm"
                leftSection={<IconArchive size={14} aria-hidden />}
              >
                Archive
              </Button>
            )}
          </Group>
        )}
        {rows.length === 0 && (isArchive ? <ArchiveEmpty /> : <FirstScenario />)}
        {rows.length > 0 && found.length === 0 && <NothingFound search={search} onClear={() => setSearch(null)} />}
        {found.length > 0 && <ScenarioTable rows={found} list={list} isArchive={isArchive} now={now} />}
        {list.failure && (
          <Alert color="red" title="That did not work">
            {list.failure}
          </Alert>
        )}
        <SelectionBar rows={rows} selected={list.selected} onClear={list.clearSelection} />
      </Stack>
    </Container>
  )
}

function matching(rows: readonly ScenarioRow[], search: string): readonly ScenarioRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ name, template }) => words.every((word) => `${name} ${template ?? ''}`.toLowerCase().includes(word)))
}
