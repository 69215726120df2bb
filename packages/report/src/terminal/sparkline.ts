const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** Values as a row of bars, one a value, from `min` to `max`; NaN is a blank. Equal values are the lowest bar. */
export function sparkline(values: ArrayLike<number>, min: number, max: number): string {
  const span = max - min
  return Array.from(values, (value) => {
    if (Number.isNaN(value)) return ' '
    if (!(span > 0)) return bars[0]
    const step = Math.floor(((value - min) / span) * bars.length)
    return bars[Math.max(0, Math.min(bars.length - 1, step))]
  }).join('')
}
