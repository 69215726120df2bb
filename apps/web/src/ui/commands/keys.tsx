'use client'

import { Kbd } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import { readableKeys } from './command.ts'

/** A shortcut as the reader's keyboard prints it. */
export function Keys({ keys, visibleFrom }: { keys: string; visibleFrom?: string }) {
  const os = useOs()
  return (
    <Kbd size="xs" component="span" visibleFrom={visibleFrom}>
      {readableKeys(keys, os === 'macos' || os === 'ios')}
    </Kbd>
  )
}
