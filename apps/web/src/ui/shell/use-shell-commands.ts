'use client'

import { useMantineColorScheme } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/command-provider.tsx'
import { places } from './places.ts'

/** What can be done on every page. */
export function useShellCommands(openSheet: () => void): void {
  const router = useRouter()
  const { toggleColorScheme } = useMantineColorScheme()
  const commands = useMemo<Command[]>(
    () => [
      ...places.map(
        ({ href, title, key }): Command => ({
          id: `go-${key}`,
          title,
          group: 'Go to',
          keys: `g ${key}`,
          keywords: 'go open page',
          run: () => router.push(href),
        }),
      ),
      {
        id: 'go-archive',
        title: 'Archive',
        group: 'Go to',
        keywords: 'archived scenarios restore',
        run: () => router.push('/scenarios?view=archive'),
      },
      {
        id: 'new-scenario',
        title: 'New scenario',
        group: 'Scenario',
        keys: 'c',
        keywords: 'create template paste',
        run: () => router.push('/scenarios/new'),
      },
      { id: 'palette', title: 'Find a page or a command', group: 'Help', keys: 'mod+k', isKeyOnly: true, run: spotlight.toggle },
      { id: 'sheet', title: 'Keyboard shortcuts', group: 'Help', keys: '?', run: openSheet },
      { id: 'scheme', title: 'Switch between light and dark', group: 'Help', keywords: 'theme night colour color', run: toggleColorScheme },
    ],
    [router, toggleColorScheme, openSheet],
  )
  useCommands(commands)
}
