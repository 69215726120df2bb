'use client'

import { Container, Select, Stack, Table, Text } from '@mantine/core'
import { parseAsString, useQueryState } from 'nuqs'
import { PageHeader } from '../elements/page-header.tsx'
import classes from '../run/decisions.module.css'

type MachineRow = {
  readonly name: string
  readonly kind: string
  readonly arch: string
  readonly cores: number
  readonly memoryGiB: number
  readonly gpu: string
  readonly onDemand: string
  readonly spot: string | null
  readonly source: string
  readonly asOf: string
}

export type SheetRow = {
  readonly id: string
  readonly provider: string
  readonly region: string
  readonly asOf: string
  readonly source: string
  readonly machines: readonly MachineRow[]
}

/** The price sheets that bills are made from, each price with its source and the day it was true. */
export function PricesPage({ sheets }: { sheets: readonly SheetRow[] }) {
  const [id, setId] = useQueryState('sheet', parseAsString.withDefault(sheets[0]?.id ?? ''))
  const sheet = sheets.find((known) => known.id === id) ?? sheets[0]
  return (
    <Container size={1180} py="xl" px={{ base: 'sm', sm: 'xl' }}>
      <Stack gap="lg">
        <PageHeader
          title="Prices"
          text="What bills are made from: list prices in US dollars, before tax and discounts. They come with the program, and a bill names the sheet it used."
        >
          <Select
            aria-label="Price sheet"
            w={260}
            allowDeselect={false}
            data={sheets.map(({ id: value, provider, region }) => ({ value, label: `${provider} ${region}` }))}
            value={sheet.id}
            onChange={(value) => void setId(value)}
          />
        </PageHeader>
        <Text size="sm" c="dimmed">
          {sheet.machines.length} machine types. Sheet of {sheet.asOf}, {sheet.source}.
        </Text>
        <div className={classes.frame}>
          <Table.ScrollContainer
            minWidth={820}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Machine prices' } }}
          >
            <Table className={classes.table} verticalSpacing={7} horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Machine type</Table.Th>
                  <Table.Th>Made for</Table.Th>
                  <Table.Th ta="right">Cores</Table.Th>
                  <Table.Th ta="right">Memory</Table.Th>
                  <Table.Th>GPU</Table.Th>
                  <Table.Th ta="right">On demand, an hour</Table.Th>
                  <Table.Th ta="right">Spot, an hour</Table.Th>
                  <Table.Th>Source</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sheet.machines.map((machine) => (
                  <Table.Tr key={machine.name}>
                    <Table.Td fw={600}>{machine.name}</Table.Td>
                    <Table.Td>
                      {machine.kind}, {machine.arch}
                    </Table.Td>
                    <Table.Td ta="right">{machine.cores}</Table.Td>
                    <Table.Td ta="right">{machine.memoryGiB} GiB</Table.Td>
                    <Table.Td>{machine.gpu}</Table.Td>
                    <Table.Td ta="right">${machine.onDemand}</Table.Td>
                    <Table.Td ta="right">{machine.spot ? `$${machine.spot}` : '–'}</Table.Td>
                    <Table.Td>
                      {machine.source}, {machine.asOf}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </div>
      </Stack>
    </Container>
  )
}
