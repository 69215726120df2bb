import { IconCompassOff } from '@tabler/icons-react'
import { EmptyState } from '@/ui/elements/empty-state.tsx'
import { LinkButton } from '@/ui/elements/link-button.tsx'

export default function NotFound() {
  return (
    <EmptyState
      icon={<IconCompassOff size={28} aria-hidden />}
      title="Nothing is at this address"
      text="The scenario or run may live in another database, or the link lost a letter."
    >
      <LinkButton href="/scenarios">All scenarios</LinkButton>
    </EmptyState>
  )
}
