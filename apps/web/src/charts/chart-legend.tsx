'use client'

import { UnstyledButton } from '@mantine/core'
import type { Panel, PanelSeries } from '@/simulation/engine.ts'
import classes from './time-chart.module.css'

type Props = { panel: Panel; hidden: ReadonlySet<string>; onToggle: (label: string) => void }

/** Each series by colour, dash and name; pressing one hides it. */
export function ChartLegend({ panel, hidden, onToggle }: Props) {
  return (
    <div className={classes.legend}>
      {panel.series.map((series) => (
        <UnstyledButton
          key={series.label}
          className={classes.key}
          aria-pressed={!hidden.has(series.label)}
          onClick={() => onToggle(series.label)}
        >
          <Swatch series={series} />
          {series.label}
        </UnstyledButton>
      ))}
    </div>
  )
}

export function Swatch({ series }: { series: PanelSeries }) {
  const color = `var(--role-${series.role})`
  if (series.style === 'area')
    return (
      <svg width="14" height="10" aria-hidden="true">
        <rect width="14" height="10" rx="2.5" fill={color} opacity="0.35" />
        <path d="M0 1h14" stroke={color} strokeWidth="2" />
      </svg>
    )
  return (
    <svg width="18" height="10" aria-hidden="true">
      <path
        d={series.style === 'step' ? 'M0 8h9V2h9' : 'M0 5h18'}
        fill="none"
        stroke={color}
        strokeWidth="2.2"
        strokeDasharray={series.dash.join(' ') || undefined}
      />
    </svg>
  )
}
