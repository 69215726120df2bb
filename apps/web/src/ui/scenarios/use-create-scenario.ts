'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import { call, messageOf } from '@/api-client.ts'

/** Creates a scenario and opens it. `creating` names what is being created. */
export function useCreateScenario() {
  const router = useRouter()
  const [creating, setCreating] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const create = useCallback(
    async (source: { template: string } | { text: string }, name = 'template' in source ? source.template : 'text') => {
      setCreating(name)
      setFailure(null)
      try {
        const { id } = await call<{ id: string }>('POST', '/api/scenarios', source)
        router.push(`/scenarios/${id}/edit`)
      } catch (error) {
        setFailure(messageOf(error))
        setCreating(null)
      }
    },
    [router],
  )
  return { create, creating, failure }
}
