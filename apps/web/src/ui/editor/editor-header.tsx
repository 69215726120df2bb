'use client'

import { Anchor, Breadcrumbs, Button, Menu, Text } from '@mantine/core'
import { IconDeviceFloppy, IconHistory, IconPlayerPlay } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { call } from '@/api-client.ts'
import { ago } from '@/format/time.ts'
import { documentName } from '@/scenario-document/document-name.ts'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/command-provider.tsx'
import { PageHeader } from '../elements/page-header.tsx'
import { useStartRun } from '../scenarios/use-start-run.ts'
import type { EditedDocument, EditedScenario, RevisionRow } from './use-document.ts'

type Props = { scenario: EditedScenario; document: EditedDocument; revisions: readonly RevisionRow[]; canRun: boolean }

export function EditorHeader({ scenario, document, revisions, canRun }: Props) {
  const run = useStartRun(scenario.id)
  const startRun = () => run.start(document.text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: startRun is made of what is listed
  const commands = useMemo<Command[]>(
    () => [
      { id: 'editor-save', title: 'Save revision', group: 'Editor', keys: 'mod+s', run: () => void document.save() },
      { id: 'editor-run', title: 'Run', group: 'Editor', keys: 'mod+Enter', run: () => canRun && void startRun() },
    ],
    [document.save, document.text, canRun, run.start],
  )
  useCommands(commands)
  return (
    <PageHeader
      above={
        <Breadcrumbs separatorMargin={6} mb={2}>
          <Anchor component={Link} href="/scenarios" size="sm" c="dimmed">
            Scenarios
          </Anchor>
        </Breadcrumbs>
      }
      title={documentName(document.text)}
      text={<SaveLine document={document} revisions={revisions} />}
    >
      <RevisionMenu scenario={scenario} document={document} revisions={revisions} />
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        disabled={!document.isChanged}
        onClick={() => void document.save()}
      >
        Save revision
      </Button>
      <Button
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        disabled={!canRun}
        loading={run.isStarting}
        onClick={() => void startRun()}
      >
        Run
      </Button>
    </PageHeader>
  )
}

function SaveLine({ document, revisions }: { document: EditedDocument; revisions: readonly RevisionRow[] }) {
  const revision = `Revision ${revisions[0]?.number ?? 1}`
  if (document.state === 'failed')
    return (
      <Text span size="sm" c="var(--bad)" role="alert">
        Not saved: {document.failure}
      </Text>
    )
  if (!document.isChanged) return `${revision}, saved`
  return `Changed since ${revision.toLowerCase()} · ${document.state === 'typing' ? 'saving the draft…' : 'draft saved'}`
}

function RevisionMenu({ scenario, document, revisions }: Omit<Props, 'canRun'>) {
  const open = async (number: number) => {
    const { text } = await call<{ text: string }>('GET', `/api/scenarios/${scenario.id}/revisions/${number}`)
    document.edit(text)
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconHistory size={16} aria-hidden />}>
          Revisions
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Label>Opens as a draft; nothing is overwritten</Menu.Label>
        {revisions.map(({ id, number, createdAt }) => (
          <Menu.Item key={id} onClick={() => void open(number)}>
            Revision {number}, {ago(createdAt, new Date())}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
