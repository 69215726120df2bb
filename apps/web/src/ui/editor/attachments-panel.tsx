'use client'

import { ActionIcon, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core'
import { IconTrash, IconUpload } from '@tabler/icons-react'
import { bytes } from '@/format/numbers.ts'
import type { TraceUploads } from './use-traces.ts'

/** Recorded traffic that is kept with the scenario; a pattern of kind `trace` names it. */
export function AttachmentsPanel({ traces }: { traces: TraceUploads }) {
  const missing = traces.named.filter((file) => !traces.attachments.some(({ name }) => name === file.split('/').at(-1)))
  return (
    <Stack gap="xs" p="md" style={{ borderTop: '1px solid var(--hairline)' }}>
      <Group justify="space-between">
        <Title order={2} size="h6">
          Uploaded traces
        </Title>
        <FileButton onChange={(file) => file && void traces.upload(file)} accept="text/csv,.csv,.txt">
          {(props) => (
            <Button
              {...props}
              size="compact-xs"
              variant="default"
              leftSection={<IconUpload size={13} aria-hidden />}
              loading={traces.uploading !== null}
            >
              Upload CSV
            </Button>
          )}
        </FileButton>
      </Group>
      {traces.attachments.length === 0 && (
        <Text size="xs" c="dimmed">
          Requests per interval from your own logs, up to 200 MB: a time and a count on each line. Then write{' '}
          {'pattern: { kind: trace, file: name.csv }'}.
        </Text>
      )}
      {traces.attachments.map(({ id, name, sizeBytes }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <Text size="sm" truncate>
            {name}{' '}
            <Text span c="dimmed" size="xs">
              {bytes(sizeBytes)}
            </Text>
          </Text>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Delete ${name}`} onClick={() => void traces.remove(name)}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {missing.map((file) => (
        <Text key={file} size="xs" c="var(--unsure)">
          The document names {file}, which is not uploaded yet.
        </Text>
      ))}
      {traces.failure && (
        <Text size="xs" c="var(--bad)" role="alert">
          {traces.failure}
        </Text>
      )}
    </Stack>
  )
}
