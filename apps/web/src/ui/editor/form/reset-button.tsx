'use client'

import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'

/** Takes a field out of the document again, back to its default. */
export function ResetButton({ name, fallback, onReset }: { name: string; fallback: string; onReset: () => void }) {
  const what = fallback ? `Back to the default, ${fallback}` : 'Take out of the document'
  return (
    <Tooltip label={what} openDelay={400}>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={`${name}: ${what}`} onClick={onReset}>
        <IconArrowBackUp size={13} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
