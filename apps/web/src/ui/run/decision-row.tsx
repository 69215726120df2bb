import { Button, Table, Text } from '@mantine/core'
import type { Mark, MarkKind } from '@/simulation/engine.ts'

const titles: Readonly<Record<MarkKind, string>> = {
  traffic: 'Traffic',
  scale: 'Scaling',
  limited: 'Held back',
  pod: 'Pods',
  node: 'Nodes',
  saturation: 'Saturation',
  budget: 'Budget',
  fault: 'Fault',
}

type Props = {
  readonly mark: Mark
  readonly clock: (seconds: number) => string
  readonly isExplained: boolean
  readonly onAsk: () => void
  /** Id of the row that holds the explanation while it is shown. */
  readonly storyId: string
}

export function DecisionRow({ mark, clock, isExplained, onAsk, storyId }: Props) {
  const change = mark.from === null && mark.to === null ? '' : `${mark.from ?? '–'} → ${mark.to ?? '–'}`
  const isCaused = mark.because.length > 0
  return (
    <Table.Tr>
      <Table.Td>{clock(mark.atSeconds)}</Table.Td>
      <Table.Td>
        {titles[mark.kind]}
        <Text size="xs" c="dimmed">
          {mark.subject}
        </Text>
      </Table.Td>
      <Table.Td fw={600}>{change}</Table.Td>
      <Table.Td>
        {mark.reason}
        {mark.inputs && mark.inputs.length > 0 && (
          <Text size="xs" c="dimmed">
            saw {mark.inputs.join('; ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {isCaused && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={isExplained}
            aria-controls={isExplained ? storyId : undefined}
            aria-label={`Why, at ${clock(mark.atSeconds)}, ${mark.subject}`}
            onClick={onAsk}
          >
            {isExplained ? 'Close' : 'Why?'}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
