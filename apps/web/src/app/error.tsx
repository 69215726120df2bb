'use client'

import { Button } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { EmptyState } from '@/ui/elements/empty-state.tsx'

/** Never shows what went wrong inside: the terminal of the dashboard has it, under the number given here. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyState
      icon={<IconLifebuoy size={28} aria-hidden />}
      title="This page failed"
      text={`What was saved is safe. The terminal of the dashboard says what went wrong${error.digest ? `, under ${error.digest}` : ''}.`}
    >
      <Button onClick={reset}>Try again</Button>
    </EmptyState>
  )
}
