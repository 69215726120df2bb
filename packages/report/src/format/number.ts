/** Between thousands, and between a number and its unit: does not break across lines. */
const noBreakSpace = '\u00a0'

const minus = '\u2212'

/** Words for a figure that is not there. */
export const noFigure = '–'

/** Digits of a number grouped by thousands: `1 284`, `−0.50`. `decimals` are kept, zeros included. */
export function formatNumber(value: number, decimals = 0): string {
  if (Number.isNaN(value)) return noFigure
  const isNegative = value < 0
  const absolute = Math.abs(value)
  if (absolute === Number.POSITIVE_INFINITY) return `${isNegative ? minus : ''}∞`
  const [whole, fraction] = absolute.toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, noBreakSpace)
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return isNegative && /[1-9]/.test(digits) ? `${minus}${digits}` : digits
}

/** About three figures, trailing zeros dropped: `4 120`, `87.3`, `0.71`, `0.0042`, `0`. */
export function formatCompact(value: number): string {
  const absolute = Math.abs(value)
  if (!(absolute > 0) || absolute === Number.POSITIVE_INFINITY) return formatNumber(value)
  let decimals = 2
  if (absolute >= 99.95) decimals = 0
  else if (absolute >= 9.995) decimals = 1
  else for (let scaled = absolute; scaled < 0.995 && decimals < 9; scaled *= 10) decimals++
  const text = formatNumber(value, decimals)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/**
 * `99.98 %` of a ratio 0.9998. Shares near 0 or 1 keep as many figures as it takes to tell them from 0 and 100, up to four; nearer ones are
 * `<0.0001 %` and `>99.9999 %`, so that only nothing is 0 % and only all is 100 %.
 */
export function formatPercent(ratio: number): string {
  if (!Number.isFinite(ratio)) return withUnit(formatNumber(ratio), '%')
  const percent = ratio * 100
  const toEdge = Math.min(Math.abs(percent), Math.abs(100 - percent))
  if (toEdge > 0 && toEdge < 0.00005) return withUnit(Math.abs(percent) < 1 ? '<0.0001' : percent < 100 ? '>99.9999' : '100', '%')
  let decimals = toEdge >= 10 ? 0 : toEdge >= 1 ? 1 : 2
  if (toEdge > 0) for (let scaled = toEdge; scaled < 0.1 && decimals < 4; scaled *= 10) decimals++
  const text = formatNumber(percent, decimals)
  return withUnit(text.includes('.') ? text.replace(/\.?0+$/, '') : text, '%')
}

/** `+18 %`, `−34 %`, `±0 %`: a change relative to a baseline, whole per cents from 10 on. */
export function formatChange(ratio: number): string {
  const percent = ratio * 100
  const text = formatNumber(percent, Math.abs(percent) >= 9.95 ? 0 : 1).replace(/\.0$/, '')
  return withUnit(signed(text), '%')
}

/** Puts a plus before a positive number, and ± before a nought, so that a change reads as one. */
export function signed(text: string): string {
  if (text.startsWith(minus)) return text
  return /[1-9]/.test(text) ? `+${text}` : `±${text}`
}

export function withUnit(text: string, unit: string): string {
  return `${text}${noBreakSpace}${unit}`
}

/** `1 request`, `2 requests`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return withUnit(formatNumber(count), count === 1 ? one : many)
}
