'use client'

import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { call, messageOf } from '@/api-client.ts'

const undoMilliseconds = 10_000

/** Archives at once and offers to take it back, instead of asking first. */
export function useArchive(onFailure: (message: string) => void) {
  const router = useRouter()
  return useCallback(
    async ({ id, name }: { id: string; name: string }) => {
      const set = async (method: 'PUT' | 'DELETE') => {
        try {
          await call(method, `/api/scenarios/${id}/archive`)
          router.refresh()
        } catch (error) {
          onFailure(messageOf(error))
        }
      }
      await set('PUT')
      const toast = notifications.show({
        autoClose: undoMilliseconds,
        color: 'gray',
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">“{name}” is in the archive</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                notifications.hide(toast)
                void set('DELETE')
              }}
            >
              Undo
            </Button>
          </Group>
        ),
      })
    },
    [router, onFailure],
  )
}
