import { Table, Text } from '@mantine/core'
import { type AnalysedRun, type WhyLine, whyLines, whyMark } from '@/simulation/engine.ts'
import classes from './decision-story.module.css'

/** What led to one decision and what followed from it, under its row. */
export function DecisionStory({ run, mark, id }: { run: AnalysedRun; mark: number; id: string }) {
  const { causes, effects } = whyLines(run, whyMark(run.result, mark))
  return (
    <Table.Tr id={id}>
      <Table.Td colSpan={5} className={classes.story}>
        <Chain title="What led to it" lines={causes} />
        <Chain title="What followed" lines={effects} />
      </Table.Td>
    </Table.Tr>
  )
}

function Chain({ title, lines }: { title: string; lines: readonly WhyLine[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <ol className={classes.chain}>
        {lines.map((line) => (
          <li key={`${line.clock} ${line.sentence}`}>
            <span className={classes.clock}>{line.clock}</span>
            <span>
              {line.sentence}
              {line.details.map((detail) => (
                <Text key={detail} size="xs" c="dimmed">
                  {detail}
                </Text>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
