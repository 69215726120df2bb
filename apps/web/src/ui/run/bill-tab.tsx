'use client'

import { List, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { count, exactMoney, money, percent } from '@/format/numbers.ts'
import type { AnalysedRun } from '@/simulation/engine.ts'
import { BillSplit } from './bill-split.tsx'
import { BudgetSentence } from './budget-sentence.tsx'
import classes from './decisions.module.css'

/** The bill line by line, for whom it was spent, and what was assumed. */
export function BillTab({ run }: { run: AnalysedRun }) {
  const { bill, findings } = run
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <Amount title="This run" value={money(bill.totalMicroUsd)} note={`prices of ${bill.sheet.asOf}`} />
        <Amount
          title="A month like this"
          value={money(findings.spend.perMonth?.microUsd ?? null)}
          note={findings.spend.perMonth?.basis ?? 'needs a run of some length'}
        />
        <Amount title="Per million served" value={money(findings.spend.costPerMillionServedMicroUsd)} note="customers' requests" />
        <Amount
          title="Paid for and idle"
          value={percent(findings.waste.idleRatio)}
          note={`${money(findings.waste.idleMicroUsd)}, ${count(findings.waste.nodeHours)} node-hours`}
        />
      </SimpleGrid>
      <BudgetSentence run={run} />
      <BillSplit bill={bill} />
      <div className={classes.frame}>
        <Table.ScrollContainer
          minWidth={860}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Bill lines' } }}
        >
          <Table verticalSpacing="xs" horizontalSpacing="md" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>What</Table.Th>
                <Table.Th>Price list</Table.Th>
                <Table.Th>Month</Table.Th>
                <Table.Th ta="right">Quantity</Table.Th>
                <Table.Th ta="right">Unit price</Table.Th>
                <Table.Th ta="right">List</Table.Th>
                <Table.Th ta="right">To pay</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {bill.lines.map((line) => (
                <Table.Tr key={`${line.meter} ${line.subject} ${line.sku} ${line.month} ${line.unitPrice}`}>
                  <Table.Td>
                    {line.title}
                    <Text size="xs" c="dimmed">
                      {line.subject}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    {line.sku}
                    <Text size="xs" c="dimmed">
                      {line.source}, {line.asOf}
                    </Text>
                  </Table.Td>
                  <Table.Td>{line.month}</Table.Td>
                  <Table.Td ta="right">
                    {count(line.quantity)} {line.unit}
                  </Table.Td>
                  <Table.Td ta="right">${line.unitPrice}</Table.Td>
                  <Table.Td ta="right">{exactMoney(line.listMicroUsd)}</Table.Td>
                  <Table.Td ta="right">{exactMoney(line.effectiveMicroUsd)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Td colSpan={5}>Total in US dollars</Table.Td>
                <Table.Td ta="right">{exactMoney(bill.listMicroUsd)}</Table.Td>
                <Table.Td ta="right">{exactMoney(bill.totalMicroUsd)}</Table.Td>
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </Table.ScrollContainer>
      </div>
      <section>
        <Title order={2} size="h5" mb={6}>
          Assumed where the run measured nothing
        </Title>
        <List size="sm" c="dimmed">
          {bill.assumptions.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </section>
    </Stack>
  )
}

function Amount({ title, value, note }: { title: string; value: string; note: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed" fw={600}>
        {title}
      </Text>
      <Text fz={24} fw={650} lts="-0.02em">
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </div>
  )
}
