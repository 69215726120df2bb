import type { SeriesRole } from '@/simulation/engine.ts'

/** What the style sheets say now; a canvas cannot read custom properties by itself. */
export function readColors() {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim() || '#888'
  return {
    role: (role: SeriesRole) => read(`--role-${role}`),
    text: read('--chart-text'),
    grid: read('--chart-grid'),
    cursor: read('--chart-cursor'),
    ground: read('--surface'),
    pass: read('--chart-threshold-pass'),
    fail: read('--chart-threshold-fail'),
    marks: { scale: read('--role-ready'), node: read('--role-nodesReady'), trouble: read('--bad'), other: read('--chart-text') },
  }
}

export type Colors = ReturnType<typeof readColors>

/** The colour with an alpha, `#rrggbb` in and out. */
export const faint = (hex: string, alpha: number): string =>
  `${hex}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`
