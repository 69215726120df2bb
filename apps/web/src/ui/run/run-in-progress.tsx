'use client'

import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { call, messageOf } from '@/api-client.ts'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { isFinal, type RunProgress } from '@/simulation/run-state.ts'

/** Follows a run on the server. The page may be closed: the run goes on, and the page picks it up again. */
export function RunInProgress({ run }: { run: RunMeta }) {
  const progress = useRunProgress(run)
  const [failure, setFailure] = useState<string | null>(null)
  const percentDone = Math.floor(progress.ratio * 100)
  const cancel = () => call('POST', `/api/runs/${run.id}/cancel`).catch((error) => setFailure(messageOf(error)))
  return (
    <Paper withBorder p="xl" radius="lg" maw={720}>
      <Stack gap="md">
        <Title order={2} size="h4">
          {progress.status === 'queued' ? 'Waiting for the run before it' : 'Simulating'}
        </Title>
        <Progress value={percentDone} size="lg" radius="xl" aria-label="Simulated so far" />
        <Group justify="space-between">
          <Text c="dimmed" size="sm">
            {percentDone} % of the simulated time. You may close this page: the run goes on.
          </Text>
          <Button variant="default" size="xs" onClick={() => void cancel()}>
            Cancel
          </Button>
        </Group>
        {failure && (
          <Text c="var(--bad)" size="sm">
            {failure}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

function useRunProgress(run: RunMeta): RunProgress {
  const router = useRouter()
  const [progress, setProgress] = useState<RunProgress>({ status: run.status, ratio: 0, message: null })
  useEffect(() => {
    const source = new EventSource(`/api/runs/${run.id}/events`)
    source.onmessage = (event) => {
      const now = JSON.parse(event.data as string) as RunProgress
      setProgress(now)
      if (!isFinal(now.status)) return
      // An event source that is not closed connects again for ever.
      source.close()
      router.refresh()
    }
    return () => source.close()
  }, [run.id, router])
  return progress
}
