/** A curve the size of a word, from zero to its own peak. Decoration beside figures in text: hidden from screen readers. */
export function Sparkline({
  values,
  color,
  isStepped = false,
  width = 110,
  height = 28,
}: {
  values: readonly number[]
  color: string
  isStepped?: boolean
  width?: number
  height?: number
}) {
  const peak = Math.max(...values, 0)
  if (values.length === 0 || peak === 0) return null
  const x = (index: number) => (index / Math.max(1, values.length - 1)) * width
  const y = (value: number) => height - 1.5 - (value / peak) * (height - 3)
  const line = values
    .map((value, index) =>
      index === 0
        ? `M0 ${y(value).toFixed(1)}`
        : isStepped
          ? `H${x(index).toFixed(1)}V${y(value).toFixed(1)}`
          : `L${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('')
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      style={{ display: 'block', overflow: 'visible' }}
    >
      <path d={`${line}L${width} ${height}L0 ${height}Z`} fill={color} opacity={0.14} />
      <path d={line} fill="none" stroke={color} strokeWidth={1.6} strokeLinejoin="round" />
    </svg>
  )
}
