import { Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** What this is, what to do, and how: instructions instead of a void. */
export function EmptyState({
  icon,
  title,
  text,
  children,
  isWithinPage = false,
}: {
  icon: ReactNode
  title: string
  text: string
  children?: ReactNode
  isWithinPage?: boolean
}) {
  return (
    <Center mih="50vh" px="md">
      <Stack align="center" gap="sm" maw={560}>
        <ThemeIcon size={56} radius="xl" variant="light">
          {icon}
        </ThemeIcon>
        <Title order={isWithinPage ? 2 : 1} size="h3" ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {text}
        </Text>
        <Group justify="center" mt="xs">
          {children}
        </Group>
      </Stack>
    </Center>
  )
}
