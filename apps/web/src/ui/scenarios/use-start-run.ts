'use client'

import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import { call, messageOf } from '@/api-client.ts'

/** Saves the text as a revision if it is new, runs it on the server and goes to the run's page. */
export function useStartRun(scenarioId: string) {
  const router = useRouter()
  const [isStarting, setStarting] = useState(false)
  const start = useCallback(
    async (text: string, seed?: number) => {
      setStarting(true)
      try {
        const { id } = await call<{ id: string }>('POST', `/api/scenarios/${scenarioId}/runs`, { text, seed })
        router.push(`/runs/${id}`)
      } catch (error) {
        notifications.show({ color: 'red', title: 'Not started', message: messageOf(error), autoClose: 12_000 })
      } finally {
        setStarting(false)
      }
    },
    [scenarioId, router],
  )
  return { start, isStarting }
}
