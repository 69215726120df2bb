'use client'

import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { runCsv, runMarkdown } from '@/simulation/engine.ts'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { useRunResult } from '@/simulation/use-run-result.ts'
import { saveText } from './save-file.ts'

/** The run as files: every series, and the document that made them. Charts have their own export. */
export function ExportMenu({ run: meta }: { run: RunMeta }) {
  const { run } = useRunResult(meta.id)
  const name = meta.scenario.name.toLowerCase().replace(/[^\w]+/g, '-')
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!run} onClick={() => run && saveText(runCsv(run.result), `${name}.csv`, 'text/csv')}>
          Every series as CSV
        </Menu.Item>
        <Menu.Item disabled={!run} onClick={() => run && saveText(runMarkdown(run), `${name}.md`, 'text/markdown')}>
          Report as Markdown
        </Menu.Item>
        <Menu.Item onClick={() => saveText(meta.revision.text, `${name}.yaml`, 'application/yaml')}>Scenario as YAML</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
