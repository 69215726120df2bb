import { Code, List, Stack, Table, Text, Title } from '@mantine/core'
import { count } from '@/format/numbers.ts'
import { duration } from '@/format/time.ts'
import type { AnalysedRun } from '@/simulation/engine.ts'
import type { RunMeta } from '@/simulation/run-meta.ts'
import classes from './decisions.module.css'

/** Where every figure of this page comes from, and how to get it again. */
export function ProvenanceTab({ meta, run }: { meta: RunMeta; run: AnalysedRun }) {
  const { result, bill } = run
  const took = meta.startedAt && meta.finishedAt ? (meta.finishedAt.getTime() - meta.startedAt.getTime()) / 1000 : null
  const rows: readonly (readonly [string, string])[] = [
    ['Engine', result.engineVersion],
    ['Plan', result.planHash],
    ['Seed', String(result.seed)],
    ['Fidelity', result.fidelity === 'exact' ? 'exact: every request was simulated' : result.fidelity],
    ['Simulated', `${duration(result.durationSeconds)} from ${result.startIso}, in buckets of ${duration(result.bucketSeconds)}`],
    [
      'Work',
      `${count(result.work.requests)} requests, ${count(result.work.controlEvents)} control events${took === null ? '' : `, in ${duration(took)}`}`,
    ],
    ['Prices', `${bill.sheet.id}, as of ${bill.sheet.asOf}; ${bill.sheet.source}`],
    ['Run', meta.createdAt.toISOString().slice(0, 19).replace('T', ' ')],
  ]
  return (
    <Stack gap="lg" maw={920}>
      <div className={classes.frame}>
        <Table verticalSpacing="xs" horizontalSpacing="md" className={classes.table}>
          <Table.Tbody>
            {rows.map(([title, value]) => (
              <Table.Tr key={title}>
                <Table.Th w={120} scope="row">
                  {title}
                </Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <section>
        <Title order={2} size="h5" mb={6}>
          What this result leaves out or approximates
        </Title>
        <List size="sm">
          {result.limits.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </section>
      <section>
        <Title order={2} size="h5" mb={6}>
          The same figures on a terminal
        </Title>
        <Text size="sm" mb={6}>
          The same document, seed and engine version give the same bytes anywhere.
        </Text>
        <Code block>npx plimsoll run scenario.yaml --seed {result.seed}</Code>
      </section>
    </Stack>
  )
}
