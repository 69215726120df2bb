import { Paper, Skeleton, Stack } from '@mantine/core'

/** The layout before the figures: nothing jumps when they arrive. */
export function TimelineSkeleton({ count = 3 }: { count?: number }) {
  return (
    <Stack gap="md" aria-busy="true" aria-label="Loading charts">
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <Paper key={index} withBorder radius="lg" p="md">
          <Skeleton height={18} width={220} animate={false} />
          <Skeleton height={230} mt="md" animate={false} />
        </Paper>
      ))}
    </Stack>
  )
}
