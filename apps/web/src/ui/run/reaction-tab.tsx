'use client'

import { Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { count, exactMoney, latency } from '@/format/numbers.ts'
import { type AnalysedRun, clockOf, stageTitles, type Waterfall, waterfallSentence } from '@/simulation/engine.ts'
import classes from './reaction.module.css'

/** Where the seconds between a rise of traffic and pods that serve it went, stage by stage. */
export function ReactionTab({ run }: { run: AnalysedRun }) {
  const { waterfalls } = run.findings
  const clock = clockOf(run.result.startIso, run.result.durationSeconds)
  const [chosen, setChosen] = useState('0')
  const waterfall = waterfalls[Number(chosen)]
  if (!waterfall)
    return (
      <Text c="dimmed">
        No rise of traffic made an autoscaler ask for half as many pods again and get them, so there is no reaction to take apart. A steeper
        ramp or a spike in <code>traffic</code>, or more room in <code>maxReplicas</code> and <code>nodes</code>, would make one.
      </Text>
    )
  return (
    <Stack gap="md">
      <Select
        label="Reaction, the slowest first"
        maw={520}
        allowDeselect={false}
        value={chosen}
        onChange={(value) => setChosen(value ?? '0')}
        data={waterfalls.map((one, index) => ({ value: String(index), label: titleOf(one, clock) }))}
      />
      <Text>{waterfallSentence(waterfall, clock)}</Text>
      <Stages waterfall={waterfall} clock={clock} />
    </Stack>
  )
}

function titleOf({ service, fromPods, toPods, riseAtSeconds, servesAtSeconds }: Waterfall, clock: (seconds: number) => string): string {
  return `${clock(riseAtSeconds)}: ${service} ${fromPods} → ${toPods} pods in ${latency(servesAtSeconds - riseAtSeconds)}`
}

function Stages({ waterfall, clock }: { waterfall: Waterfall; clock: (seconds: number) => string }) {
  const total = waterfall.servesAtSeconds - waterfall.riseAtSeconds
  const share = (seconds: number) => `${(100 * seconds) / total}%`
  return (
    <Table.ScrollContainer minWidth={820} scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Stages' } }}>
      <Table verticalSpacing="xs" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={240}>Time passed</Table.Th>
            <Table.Th w={100}>From</Table.Th>
            <Table.Th w={90} ta="right">
              Took
            </Table.Th>
            <Table.Th aria-hidden="true" />
            <Table.Th w={110} ta="right">
              Paid meanwhile
            </Table.Th>
            <Table.Th w={110} ta="right">
              Requests lost
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {waterfall.stages.map(({ stage, fromSeconds, seconds, paidMicroUsd, lostCustomerRequests }) => (
            <Table.Tr key={stage} data-empty={seconds === 0 || undefined}>
              <Table.Td>
                {stageTitles[stage].title}
                <Text size="xs" c="dimmed">
                  shorter by {stageTitles[stage].lever}
                </Text>
              </Table.Td>
              <Table.Td>{clock(fromSeconds)}</Table.Td>
              <Table.Td ta="right">{latency(seconds)}</Table.Td>
              <Table.Td aria-hidden="true">
                <span
                  className={classes.bar}
                  data-stage={stage}
                  style={{ marginLeft: share(fromSeconds - waterfall.riseAtSeconds), width: share(seconds) }}
                />
              </Table.Td>
              <Table.Td ta="right">{exactMoney(paidMicroUsd)}</Table.Td>
              <Table.Td ta="right">{count(lostCustomerRequests)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
