'use client'

import { Button, FileButton, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconClipboardText, IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { ImportNotes } from './import-notes.tsx'
import { useManifests } from './use-manifests.ts'

type Props = { readonly isBusy: boolean; readonly onCreate: (text: string) => void }

/** Manifests or a scenario that the reader has: pasted or opened from files. Nothing leaves the machine. */
export function OwnDocument({ isBusy, onCreate }: Props) {
  const [text, setText] = useState('')
  const document = useManifests(text)
  const openFiles = async (files: readonly File[]) =>
    setText((await Promise.all(files.map(async (file) => `# ${file.name}\n${await file.text()}`))).join('\n---\n'))
  return (
    <section aria-labelledby="own">
      <Title order={2} size="h4" id="own" mb={4}>
        Your own manifests
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Deployments, autoscalers, NodePools, Ingresses: files, a chart's output or kubectl get -o yaml. They become a scenario, with a list
        of what had to be assumed. A scenario document is taken as it is.
      </Text>
      <Textarea
        aria-label="Manifests or a scenario document"
        placeholder={'apiVersion: apps/v1\nkind: Deployment\n…'}
        autosize
        minRows={5}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
      />
      <Stack gap="sm" mt="sm">
        <Group>
          <Button
            leftSection={<IconClipboardText size={16} aria-hidden />}
            disabled={document.scenario === null}
            loading={isBusy}
            onClick={() => document.scenario !== null && onCreate(document.scenario)}
          >
            {document.imported ? 'Create from these manifests' : 'Create from this text'}
          </Button>
          <FileButton multiple accept=".yaml,.yml,.json" onChange={(files) => void openFiles(files)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFolderOpen size={16} aria-hidden />}>
                Open files
              </Button>
            )}
          </FileButton>
        </Group>
        {document.refusal && (
          <Text size="sm" c="var(--bad)" role="alert">
            {document.refusal}
          </Text>
        )}
        {document.imported && <ImportNotes imported={document.imported} />}
      </Stack>
    </section>
  )
}
