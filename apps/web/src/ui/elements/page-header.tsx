import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** Title, one sentence under it, and what can be done at the right. */
export function PageHeader({
  title,
  above,
  text,
  children,
}: {
  title: ReactNode
  above?: ReactNode
  text?: ReactNode
  children?: ReactNode
}) {
  return (
    <Group justify="space-between" align="flex-end" gap="md" wrap="wrap">
      <div style={{ minWidth: 0 }}>
        {above}
        <Title order={1} size="h2" lts="-0.015em">
          {title}
        </Title>
        {text && (
          <Text c="dimmed" size="sm" mt={2} maw={760}>
            {text}
          </Text>
        )}
      </div>
      <Group gap="xs">{children}</Group>
    </Group>
  )
}
