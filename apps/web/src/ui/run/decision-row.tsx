import { Table, Text } from '@mantine/core'
import type { Mark, MarkKind } from '@/simulation/engine.ts'

const titles: Readonly<Record<MarkKind, string>> = {
  traffic: 'Traffic',
  scale: 'Scaling',
  limited: 'Held back',
  pod: 'Pods',
  node: 'Nodes',
  saturation: 'Saturation',
  budget: 'Budget',
}

export function DecisionRow({ mark, cause, clock }: { mark: Mark; cause: Mark | undefined; clock: (seconds: number) => string }) {
  const change = mark.from === null && mark.to === null ? '' : `${mark.from ?? '–'} → ${mark.to ?? '–'}`
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
        {cause && (
          <Text size="xs" c="dimmed">
            after {clock(cause.atSeconds)}: {cause.reason}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
