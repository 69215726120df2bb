'use client'

import { ActionIcon, Button, Group, Switch, TextInput } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useState } from 'react'
import { parseClock } from '@/format/time.ts'
import classes from './timeline.module.css'
import type { TimelineView } from './use-timeline-view.ts'

type Props = { view: TimelineView; durationSeconds: number; startIso: string; clock: (seconds: number) => string }

/** What dragging does, without dragging: two instants, two buttons, and the way back. */
export function TimelineToolbar({ view, durationSeconds, startIso, clock }: Props) {
  const { fromSeconds, untilSeconds } = view.range
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="What the charts show">
      <InstantField
        key={`from ${fromSeconds}`}
        label="From"
        seconds={fromSeconds}
        clock={clock}
        startIso={startIso}
        onChange={(seconds) => view.setRange({ fromSeconds: seconds, untilSeconds })}
      />
      <InstantField
        key={`until ${untilSeconds}`}
        label="Until"
        seconds={untilSeconds}
        clock={clock}
        startIso={startIso}
        onChange={(seconds) => view.setRange({ fromSeconds, untilSeconds: Math.min(seconds, durationSeconds) })}
      />
      <Group gap={4}>
        <ActionIcon variant="default" size={34} aria-label="Zoom in" onClick={() => view.zoom(0.5)}>
          <IconZoomIn size={17} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={34} aria-label="Zoom out" disabled={!view.isZoomed} onClick={() => view.zoom(2)}>
          <IconZoomOut size={17} aria-hidden />
        </ActionIcon>
        <Button variant="default" size="sm" h={34} disabled={!view.isZoomed} onClick={view.reset}>
          Whole run
        </Button>
      </Group>
      <Group gap="md" ml="auto" h={34}>
        <Switch size="sm" label="Event marks" checked={view.hasMarks} onChange={(event) => view.setMarks(event.currentTarget.checked)} />
        <Switch
          size="sm"
          label="Logarithmic"
          checked={view.isLogarithmic}
          onChange={(event) => view.setLogarithmic(event.currentTarget.checked)}
        />
      </Group>
    </div>
  )
}

type FieldProps = Pick<Props, 'clock' | 'startIso'> & { label: string; seconds: number; onChange: (seconds: number) => void }

function InstantField({ label, seconds, clock, startIso, onChange }: FieldProps) {
  const [text, setText] = useState(clock(seconds))
  const read = parseClock(text === '24:00' ? '23:59:59' : text, startIso)
  const commit = () => {
    if (read !== null && read !== Math.round(seconds)) onChange(read)
  }
  return (
    <TextInput
      label={label}
      size="xs"
      w={112}
      value={text}
      error={read === null ? 'such as 14:05 or Nov 28 06:00' : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  )
}
