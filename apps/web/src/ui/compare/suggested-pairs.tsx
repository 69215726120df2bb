import { Button, Group, Stack, Text, Title } from '@mantine/core'
import classes from './comparison.module.css'
import type { Pair } from './suggest-pairs.ts'

/** What to compare, before anything is chosen. */
export function SuggestedPairs({ pairs, onChoose }: { pairs: readonly Pair[]; onChoose: (pair: Pair) => void }) {
  if (pairs.length === 0)
    return (
      <Text c="dimmed">
        Choose two runs. To ask what a change is worth, fork a scenario, change one thing and run both under the same seed.
      </Text>
    )
  return (
    <section aria-labelledby="suggested">
      <Title order={2} size="h5" id="suggested" mb="sm">
        Worth comparing
      </Title>
      <Stack component="ul" gap="xs" m={0} p={0} className={classes.pairs}>
        {pairs.map((pair) => (
          <Group key={`${pair.before.id} ${pair.after.id}`} component="li" justify="space-between" className={classes.pair}>
            <div>
              <Text fw={600}>
                {pair.before.scenario.name} → {nameOfAfter(pair)}
              </Text>
              <Text size="sm" c="dimmed">
                {pair.why}, seed {pair.after.seed}
              </Text>
            </div>
            <Button
              size="xs"
              variant="light"
              onClick={() => onChoose(pair)}
              aria-label={`Compare ${pair.before.scenario.name} with ${nameOfAfter(pair)}`}
            >
              Compare
            </Button>
          </Group>
        ))}
      </Stack>
    </section>
  )
}

const nameOfAfter = ({ before, after }: Pair) =>
  before.scenario.id === after.scenario.id ? `revision ${after.revision.number}` : after.scenario.name
