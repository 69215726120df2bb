'use client'

import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Command } from './command.ts'
import { useCommandList } from './command-provider.tsx'
import { Keys } from './keys.tsx'

/** Go, find, do: every command of the page and the shell, by name. The shell's `mod+k` opens it. */
export function CommandPalette() {
  const commands = useCommandList()
  const actions = useMemo(() => groupsOf(commands), [commands])
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Commands', role: 'group' } }}
      nothingFound="No command or page has that in its name"
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: 'Go to a page or do something…',
        'aria-label': 'Find a command',
      }}
    />
  )
}

function groupsOf(commands: readonly Command[]): SpotlightActionGroupData[] {
  const groups = new Map<string, SpotlightActionGroupData>()
  const latest = new Map(commands.map((command) => [command.id, command]))
  for (const command of latest.values()) {
    if (command.isKeyOnly) continue
    const group = groups.get(command.group) ?? { group: command.group, actions: [] }
    group.actions.push({
      id: command.id,
      label: command.title,
      keywords: command.keywords,
      onClick: () => command.run(),
      rightSection: command.keys ? <Keys keys={command.keys} /> : undefined,
    })
    groups.set(command.group, group)
  }
  return [...groups.values()]
}
