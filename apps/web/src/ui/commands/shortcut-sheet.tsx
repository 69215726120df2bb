'use client'

import { Group, Modal, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core'
import type { Command } from './command.ts'
import { useCommandList, useSingleKeys } from './command-provider.tsx'
import { Keys } from './keys.tsx'

/** Every shortcut that works on this page, from the same list that makes them work. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const commands = useCommandList()
  const [hasSingleKeys, setSingleKeys] = useSingleKeys()
  const byKeys = new Map(commands.filter(({ keys }) => keys).map((command) => [command.keys, command]))
  const titles = [...new Set([...byKeys.values()].map(({ group }) => group))]
  return (
    <Modal opened={isOpen} onClose={onClose} title="Keyboard shortcuts on this page" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
          {titles.map((title) => (
            <ShortcutGroup key={title} title={title} members={[...byKeys.values()].filter(({ group }) => group === title)} />
          ))}
        </SimpleGrid>
        <Switch
          label="Single-key shortcuts"
          description="Turn off if keys get in the way of dictation or your browser's own. Ctrl and ⌘ combinations stay."
          checked={hasSingleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  )
}

function ShortcutGroup({ title, members }: { title: string; members: readonly Command[] }) {
  return (
    <Stack gap={6}>
      <Title order={3} size="h6" c="dimmed">
        {title}
      </Title>
      {members.map((command) => (
        <Group key={command.id} justify="space-between" wrap="nowrap">
          <Text size="sm">{command.title}</Text>
          <Keys keys={command.keys as string} />
        </Group>
      ))}
    </Stack>
  )
}
