'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, messageOf } from '@/api-client.ts'

export type EditedScenario = { readonly id: string; readonly name: string; readonly savedText: string; readonly draft: string | null }
export type RevisionRow = { readonly id: string; readonly number: number; readonly createdAt: Date }

export type SaveState = 'saved' | 'typing' | 'draft' | 'failed'

export type EditedDocument = ReturnType<typeof useDocument>

/** Typing is kept on the server after so long a pause. */
const draftMilliseconds = 700

/** The text being edited. Every pause saves a draft; a revision is saved on demand. Nothing typed is lost by leaving. */
export function useDocument(scenario: EditedScenario) {
  const router = useRouter()
  const [text, setText] = useState(scenario.draft ?? scenario.savedText)
  const [savedText, setSavedText] = useState(scenario.savedText)
  const [state, setState] = useState<SaveState>(scenario.draft === null ? 'saved' : 'draft')
  const [failure, setFailure] = useState<string | null>(null)
  const stored = useRef(scenario.draft ?? scenario.savedText)
  const latest = useRef(text)

  const edit = useCallback((next: string) => {
    latest.current = next
    setText(next)
  }, [])

  const storeDraft = useCallback(async () => {
    const sent = latest.current
    if (sent === stored.current) return
    stored.current = sent
    try {
      await call('PUT', `/api/scenarios/${scenario.id}/draft`, { text: sent })
      setFailure(null)
      if (latest.current === sent) setState('draft')
    } catch (error) {
      stored.current = ''
      setState('failed')
      setFailure(messageOf(error))
    }
  }, [scenario.id])

  useEffect(() => {
    if (text === stored.current) return setState(text === savedText ? 'saved' : 'draft')
    setState('typing')
    const timer = setTimeout(() => void storeDraft(), draftMilliseconds)
    return () => clearTimeout(timer)
  }, [text, savedText, storeDraft])

  useEffect(() => {
    const onHide = () => {
      if (latest.current === stored.current) return
      void fetch(`/api/scenarios/${scenario.id}/draft`, {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: latest.current }),
      })
    }
    window.addEventListener('pagehide', onHide)
    return () => {
      window.removeEventListener('pagehide', onHide)
      void storeDraft()
    }
  }, [scenario.id, storeDraft])

  const save = useCallback(async () => {
    const sent = latest.current
    try {
      await call('POST', `/api/scenarios/${scenario.id}/revisions`, { text: sent })
      stored.current = sent
      setSavedText(sent)
      setFailure(null)
      if (latest.current === sent) setState('saved')
      router.refresh()
    } catch (error) {
      setState('failed')
      setFailure(messageOf(error))
    }
  }, [scenario.id, router])

  return { text, edit, save, state, failure, savedText, isChanged: text !== savedText }
}
