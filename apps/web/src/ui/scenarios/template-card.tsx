'use client'

import { Badge, Button, Group, Text } from '@mantine/core'
import classes from './template-card.module.css'

export type TemplateRow = {
  readonly id: string
  readonly kind: 'example' | 'strategy'
  readonly name: string
  readonly question: string
  readonly tags: readonly string[]
}

/** An example as a card: the question it asks, and one button. */
export function TemplateCard({ template, isBusy, onChoose }: { template: TemplateRow; isBusy: boolean; onChoose: () => void }) {
  return (
    <article className={classes.card}>
      <Text component="h3" fw={650} m={0}>
        {template.name}
      </Text>
      <Text size="sm" c="dimmed" className={classes.question}>
        {template.question}
      </Text>
      <Group justify="space-between" mt="auto" pt="sm" wrap="nowrap">
        <Group gap={4}>
          {template.tags.slice(0, 3).map((tag) => (
            <Badge key={tag} variant="default" size="sm" tt="none" fw={500}>
              {tag}
            </Badge>
          ))}
        </Group>
        <Button size="xs" variant="light" loading={isBusy} onClick={onChoose} aria-label={`Use ${template.name}`}>
          Use
        </Button>
      </Group>
    </article>
  )
}
