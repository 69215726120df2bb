'use client'

import { ActionIcon, Anchor, AppShell, Group, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { IconHelp, IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { CommandPalette } from '../commands/command-palette.tsx'
import { Keys } from '../commands/keys.tsx'
import { ShortcutSheet } from '../commands/shortcut-sheet.tsx'
import classes from './app-frame.module.css'
import { ColorSchemeButton } from './color-scheme-button.tsx'
import { Logo } from './logo.tsx'
import { places } from './places.ts'
import { useShellCommands } from './use-shell-commands.ts'

/** Header with the places there are, the palette, and the page below it. */
export function AppFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  const [isSheetOpen, sheet] = useDisclosure(false)
  useShellCommands(sheet.open)
  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <AppShell.Header className={classes.header}>
        <Link href="/scenarios" className={classes.brand} aria-label="Plimsoll, all scenarios">
          <Logo />
          <Text component="span" fw={700} visibleFrom="sm" lts="-0.01em">
            Plimsoll
          </Text>
        </Link>
        <Group component="nav" gap={2} aria-label="Places" wrap="nowrap" className={classes.places}>
          {places.map(({ href, title }) => (
            <Anchor
              component={Link}
              key={href}
              href={href}
              className={classes.place}
              data-active={pathname.startsWith(href) || undefined}
              aria-current={pathname === href ? 'page' : undefined}
            >
              {title}
            </Anchor>
          ))}
        </Group>
        <Group gap={6} wrap="nowrap" ml="auto">
          <UnstyledButton className={classes.search} onClick={spotlight.open} aria-label="Find a page or a command">
            <IconSearch size={15} aria-hidden />
            <Text component="span" size="sm" visibleFrom="md">
              Find or do…
            </Text>
            <Keys keys="mod+k" visibleFrom="md" />
          </UnstyledButton>
          <ColorSchemeButton />
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Keyboard shortcuts" onClick={sheet.open}>
            <IconHelp size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1} className={classes.content}>
        {children}
      </AppShell.Main>
      <CommandPalette />
      <ShortcutSheet isOpen={isSheetOpen} onClose={sheet.close} />
    </AppShell>
  )
}
