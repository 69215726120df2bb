'use client'

import { ActionIcon, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import classes from './color-scheme-button.module.css'

/** Both icons are on the page and the style sheet shows one: the server does not know the scheme. */
export function ColorSchemeButton() {
  const { toggleColorScheme } = useMantineColorScheme()
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Switch between light and dark" onClick={toggleColorScheme}>
      <IconSun size={18} className={classes.sun} aria-hidden />
      <IconMoon size={18} className={classes.moon} aria-hidden />
    </ActionIcon>
  )
}
