'use client'

import { Anchor, Breadcrumbs, Button, Menu } from '@mantine/core'
import { IconArrowsDiff, IconEdit, IconRefresh } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { ago } from '@/format/time.ts'
import type { RunMeta } from '@/simulation/run-meta.ts'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/command-provider.tsx'
import { PageHeader } from '../elements/page-header.tsx'
import { Verdict } from '../elements/verdict.tsx'
import { useStartRun } from '../scenarios/use-start-run.ts'
import { ExportMenu } from './export-menu.tsx'

export function RunHeader({ run, others, now }: { run: RunMeta; others: readonly RunMeta[]; now: Date }) {
  const router = useRouter()
  const again = useStartRun(run.scenario.id)
  const edit = `/scenarios/${run.scenario.id}/edit`
  const commands = useMemo<Command[]>(
    () => [
      { id: 'run-edit', title: 'Edit the scenario', group: 'Run', keys: 'e', run: () => router.push(edit) },
      { id: 'run-again', title: 'Run this revision again', group: 'Run', keys: 'r', run: () => void again.start(run.revision.text) },
    ],
    [router, edit, again.start, run.revision.text],
  )
  useCommands(commands)
  return (
    <PageHeader
      above={
        <Breadcrumbs separatorMargin={6} fz="sm" mb={2}>
          <Anchor component={Link} href="/scenarios" size="sm" c="dimmed">
            Scenarios
          </Anchor>
          <Anchor component={Link} href={edit} size="sm" c="dimmed">
            {run.scenario.name}
          </Anchor>
        </Breadcrumbs>
      }
      title={
        <>
          {run.scenario.name} {run.summary && <Verdict verdict={run.summary.verdict} />}
        </>
      }
      text={`Revision ${run.revision.number} · seed ${run.seed} · ${ago(run.createdAt, now)}`}
    >
      <Button component={Link} href={edit} variant="default" leftSection={<IconEdit size={16} aria-hidden />}>
        Edit
      </Button>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={again.isStarting}
        onClick={() => void again.start(run.revision.text)}
      >
        Run again
      </Button>
      {run.status === 'done' && <CompareMenu run={run} others={others} />}
      {run.status === 'done' && <ExportMenu run={run} />}
    </PageHeader>
  )
}

function CompareMenu({ run, others }: { run: RunMeta; others: readonly RunMeta[] }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconArrowsDiff size={16} aria-hidden />}>
          Compare
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Against this run as the baseline</Menu.Label>
        {others.slice(0, 6).map((other) => (
          <Menu.Item key={other.id} component={Link} href={`/compare?before=${run.id}&after=${other.id}`}>
            Revision {other.revision.number}, seed {other.seed}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} href={`/compare?before=${run.id}`}>
          Another scenario…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
