'use client'

import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { YamlView } from '../editor/yaml-view.tsx'
import { saveText } from './save-file.ts'

/** The document exactly as it ran. */
export function ScenarioTab({ run }: { run: RunMeta }) {
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text c="dimmed" size="sm">
          Revision {run.revision.number}, as it ran. It is kept for as long as the run is.
        </Text>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saveText(run.revision.text, 'scenario.yaml', 'application/yaml')}
        >
          scenario.yaml
        </Button>
      </Group>
      <YamlView text={run.revision.text} />
    </Stack>
  )
}
