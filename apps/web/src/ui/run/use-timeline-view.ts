'use client'

import { createParser, parseAsArrayOf, parseAsBoolean, parseAsString, useQueryStates } from 'nuqs'
import { useCallback, useMemo } from 'react'
import type { TimeRange } from '@/charts/time-range.ts'

/** `3600..7200`: seconds of the run, so that a link shows what its sender saw. */
const parseAsRange = createParser<TimeRange>({
  parse(text) {
    const match = /^(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)$/.exec(text)
    const range = match && { fromSeconds: Number(match[1]), untilSeconds: Number(match[2]) }
    return range && range.fromSeconds < range.untilSeconds ? range : null
  },
  serialize: ({ fromSeconds, untilSeconds }) => `${Math.round(fromSeconds)}..${Math.round(untilSeconds)}`,
  eq: (a, b) => a.fromSeconds === b.fromSeconds && a.untilSeconds === b.untilSeconds,
})

const query = {
  t: parseAsRange,
  log: parseAsBoolean.withDefault(false),
  marks: parseAsBoolean.withDefault(true),
  tables: parseAsArrayOf(parseAsString).withDefault([]),
}

export type TimelineView = ReturnType<typeof useTimelineView>

/** What the timeline shows, kept in the address: the back button takes a zoom back. */
export function useTimelineView(durationSeconds: number, bucketSeconds: number) {
  const [{ t, log, marks, tables }, setQuery] = useQueryStates(query, { history: 'push', clearOnDefault: true })
  const range = useMemo<TimeRange>(() => {
    const whole = { fromSeconds: 0, untilSeconds: durationSeconds }
    if (!t || t.fromSeconds >= durationSeconds) return whole
    return { fromSeconds: t.fromSeconds, untilSeconds: Math.min(durationSeconds, t.untilSeconds) }
  }, [t, durationSeconds])

  const setRange = useCallback(
    ({ fromSeconds, untilSeconds }: TimeRange) => {
      const least = Math.min(durationSeconds, bucketSeconds * 4)
      const from = Math.max(0, Math.min(fromSeconds, durationSeconds - least))
      const until = Math.min(durationSeconds, Math.max(untilSeconds, from + least))
      void setQuery({ t: from <= 0 && until >= durationSeconds ? null : { fromSeconds: from, untilSeconds: until } })
    },
    [setQuery, durationSeconds, bucketSeconds],
  )
  const zoom = useCallback(
    (factor: number, atSeconds?: number | null) => {
      const span = range.untilSeconds - range.fromSeconds
      const centre = atSeconds ?? range.fromSeconds + span / 2
      const share = (centre - range.fromSeconds) / span
      setRange({ fromSeconds: centre - span * factor * share, untilSeconds: centre + span * factor * (1 - share) })
    },
    [range, setRange],
  )
  return {
    range,
    setRange,
    zoom,
    reset: () => void setQuery({ t: null }),
    isZoomed: t !== null,
    isLogarithmic: log,
    setLogarithmic: (value: boolean) => void setQuery({ log: value }),
    hasMarks: marks,
    setMarks: (value: boolean) => void setQuery({ marks: value }),
    tables,
    setTable: (id: string, isTable: boolean) =>
      void setQuery({ tables: isTable ? [...tables, id] : tables.filter((known) => known !== id) }),
    setAllTables: (ids: readonly string[]) => void setQuery({ tables: [...ids] }),
  }
}
