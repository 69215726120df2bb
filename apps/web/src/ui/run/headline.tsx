import { SimpleGrid, Text } from '@mantine/core'
import type { Headline as Sentences } from '@/simulation/engine.ts'
import classes from './headline.module.css'

const questions = [
  { key: 'held', title: 'Did it hold?' },
  { key: 'cost', title: 'What did it cost?' },
  { key: 'edge', title: 'How near the edge?' },
] as const

/** The three questions, each answered in one honest sentence. */
export function Headline({ headline }: { headline: Sentences }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }} spacing={0} className={classes.frame}>
      {questions.map(({ key, title }) => (
        <section key={key} className={classes.answer}>
          <Text size="xs" c="dimmed" fw={600} component="h2">
            {title}
          </Text>
          <Text className={classes.sentence}>{headline[key]}</Text>
        </section>
      ))}
    </SimpleGrid>
  )
}
