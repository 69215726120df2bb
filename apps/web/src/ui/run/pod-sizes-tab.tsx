'use client'

import { List, Stack, Table, Text } from '@mantine/core'
import { type PodSizeAdvice, podSizeRows, podSizeSentence } from '@/simulation/engine.ts'
import classes from './decisions.module.css'

/** What VerticalPodAutoscalers would say of the requests, as their objects' status has it. */
export function PodSizesTab({ advices }: { advices: readonly PodSizeAdvice[] }) {
  const rows = advices.flatMap(podSizeRows)
  const notes = rows.flatMap(({ service, note }) => (note === null ? [] : [`${service}: ${note}`]))
  return (
    <Stack gap="lg">
      <Text>
        What the recommender of a VerticalPodAutoscaler would say at the end of the run. Nothing acted on it: pods kept the requests of the
        scenario.
      </Text>
      <div className={classes.frame}>
        <Table.ScrollContainer
          minWidth={860}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Recommended requests' } }}
        >
          <Table verticalSpacing="xs" horizontalSpacing="md" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Service</Table.Th>
                <Table.Th>Resource</Table.Th>
                {['Request', 'Lower bound', 'Target', 'Uncapped target', 'Upper bound'].map((title) => (
                  <Table.Th key={title} ta="right">
                    {title}
                  </Table.Th>
                ))}
                <Table.Th>The request is</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={`${row.service} ${row.resource}`}>
                  <Table.Td>{row.service}</Table.Td>
                  <Table.Td>{row.resource}</Table.Td>
                  <Table.Td ta="right">{row.request}</Table.Td>
                  <Table.Td ta="right">{row.lowerBound}</Table.Td>
                  <Table.Td ta="right" fw={650}>
                    {row.target}
                  </Table.Td>
                  <Table.Td ta="right">{row.uncappedTarget}</Table.Td>
                  <Table.Td ta="right">{row.upperBound}</Table.Td>
                  <Table.Td>{row.standing}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
      <List size="sm" c="dimmed">
        {[...notes, ...advices.map(podSizeSentence)].map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Stack>
  )
}
