'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useCallback, useMemo, useState } from 'react'
import { call, messageOf } from '@/api-client.ts'
import type { ScenarioRow } from '@/server/scenario-list.ts'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/command-provider.tsx'
import { useArchive } from './use-archive.tsx'

export type ScenarioList = ReturnType<typeof useScenarioList>

/** Cursor, selection and actions of the list, by mouse and by key. */
export function useScenarioList(rows: readonly ScenarioRow[], searchField: RefObject<HTMLInputElement | null>) {
  const router = useRouter()
  const [cursor, setCursor] = useState(-1)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<string | null>(null)
  const archive = useArchive(setFailure)

  const toggle = useCallback((id: string) => {
    setSelected((known) => {
      const next = new Set(known)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const clearSelection = useCallback(() => setSelected(new Set()), [])

  const fork = useCallback(
    async (id: string) => {
      try {
        const made = await call<{ id: string }>('POST', `/api/scenarios/${id}/fork`)
        router.push(`/scenarios/${made.id}/edit`)
      } catch (error) {
        setFailure(messageOf(error))
      }
    },
    [router],
  )

  const commands = useMemo<Command[]>(() => {
    const at = rows[cursor]
    const move = (by: number) => {
      const next = Math.min(rows.length - 1, Math.max(0, cursor + by))
      setCursor(next)
      document.querySelector<HTMLElement>(`[data-row="${next}"] a`)?.focus()
    }
    const onRow = (id: string, title: string, keys: string, run: (row: ScenarioRow) => void): Command => ({
      id,
      title,
      keys,
      group: 'List',
      isKeyOnly: !at,
      run: () => at && run(at),
    })
    return [
      { id: 'list-next', title: 'Next row', keys: 'j', group: 'List', isKeyOnly: true, run: () => move(1) },
      { id: 'list-previous', title: 'Previous row', keys: 'k', group: 'List', isKeyOnly: true, run: () => move(-1) },
      { id: 'list-search', title: 'Search the list', keys: '/', group: 'List', run: () => searchField.current?.focus() },
      onRow('list-select', 'Select row', 'x', (row) => toggle(row.id)),
      onRow('list-edit', 'Edit', 'e', (row) => router.push(`/scenarios/${row.id}/edit`)),
      onRow('list-run', 'Open latest run', 'r', (row) => row.latestRun && router.push(`/runs/${row.latestRun.id}`)),
      onRow('list-fork', 'Fork', 'f', (row) => void fork(row.id)),
      onRow('list-archive', 'Archive', '#', (row) => void archive(row)),
      {
        id: 'list-compare',
        title: 'Compare selected',
        keys: 'v',
        group: 'List',
        isKeyOnly: selected.size !== 2,
        run: () => {
          const runs = rows.filter(({ id }) => selected.has(id)).flatMap(({ finished }) => finished?.runId ?? [])
          if (runs.length === 2) router.push(`/compare?before=${runs[0]}&after=${runs[1]}`)
        },
      },
    ]
  }, [rows, cursor, selected, router, toggle, fork, archive, searchField])
  useCommands(commands)

  return { cursor, setCursor, selected, toggle, clearSelection, fork, archive, failure }
}
