'use client'

import { Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import { type Panel, panelTable } from '@/simulation/engine.ts'
import type { TimeRange } from './chart-config.ts'
import classes from './time-chart.module.css'

/** The figures behind a chart, in as many rows as a person will read. */
export function PanelTable({ panel, range }: { panel: Panel; range: TimeRange }) {
  const table = useMemo(() => panelTable(panel, range), [panel, range])
  return null
}
