'use client'

import { Button, Code } from '@mantine/core'
import { IconArchive, IconSailboat, IconSearchOff } from '@tabler/icons-react'
import Link from 'next/link'
import { EmptyState } from '../elements/empty-state.tsx'

export function FirstScenario() {
  return (
    <EmptyState
      isWithinPage
      icon={<IconSailboat size={28} aria-hidden />}
      title="No scenarios yet"
      text="A scenario says who sends traffic, what serves it, on which machines and at what price. Start from an example and change what differs from your service."
    >
      <Button component={Link} href="/scenarios/new">
        Choose a template
      </Button>
      <Code>npx plimsoll run examples/black-friday/scenario.yaml</Code>
    </EmptyState>
  )
}

export function ArchiveEmpty() {
  return (
    <EmptyState
      isWithinPage
      icon={<IconArchive size={28} aria-hidden />}
      title="The archive is empty"
      text="Archived scenarios come here with their revisions and runs, and can be taken out again."
    />
  )
}

export function NothingFound({ search, onClear }: { search: string; onClear: () => void }) {
  return (
    <EmptyState
      isWithinPage
      icon={<IconSearchOff size={28} aria-hidden />}
      title={`Nothing is called “${search}”`}
      text="The search looks at names and at the template that a scenario came from."
    >
      <Button variant="default" onClick={onClear}>
        Show all
      </Button>
    </EmptyState>
  )
}
