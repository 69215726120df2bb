'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconDots, IconEdit, IconGitFork, IconReportAnalytics } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { call } from '@/api-client.ts'
import type { ScenarioRow } from '@/server/scenario-list.ts'
import type { ScenarioList } from './use-scenario-list.ts'

export function RowActions({ row, list, isArchive }: { row: ScenarioRow; list: ScenarioList; isArchive: boolean }) {
  const router = useRouter()
  const restore = async () => {
    await call('DELETE', `/api/scenarios/${row.id}/archive`)
    router.refresh()
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${row.name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={`/scenarios/${row.id}/edit`} leftSection={<IconEdit size={15} aria-hidden />}>
          Edit
        </Menu.Item>
        {row.latestRun && (
          <Menu.Item component={Link} href={`/runs/${row.latestRun.id}`} leftSection={<IconReportAnalytics size={15} aria-hidden />}>
            Open latest run
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconGitFork size={15} aria-hidden />} onClick={() => void list.fork(row.id)}>
          Fork
        </Menu.Item>
        {isArchive ? (
          <Menu.Item leftSection={<IconArchiveOff size={15} aria-hidden />} onClick={() => void restore()}>
            Take out of the archive
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArchive size={15} aria-hidden />} onClick={() => void list.archive(row)}>
            Archive
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
