/** Figures as people read them. One locale: the server and every browser must print the same. */

const grouped = (digits: number) => new Intl.NumberFormat('en-US', { maximumFractionDigits: digits })
const fixed = (digits: number) => new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const formats = { whole: grouped(0), one: grouped(1), two: grouped(2), cents: fixed(2), fourths: fixed(4) }

const absent = '–'

/** Three significant figures with a unit step: `1.35 bn`, `12.4 k`, `412`. */
export function compact(value: number): string {
  const size = Math.abs(value)
  const [divisor, suffix] = size >= 1e9 ? [1e9, ' bn'] : size >= 1e6 ? [1e6, ' M'] : size >= 1e4 ? [1e3, ' k'] : [1, '']
  const scaled = value / divisor
  const shown = Math.abs(scaled)
  return `${(shown >= 100 || (divisor === 1 && Number.isInteger(value)) ? formats.whole : shown >= 10 ? formats.one : formats.two).format(scaled)}${suffix}`
}

export const count = (value: number): string => (Math.abs(value) < 1e6 ? formats.whole.format(value) : compact(value))

export const rate = (perSecond: number): string => `${compact(perSecond)}/s`

/** `212 ms`, `1.24 s`, `3.5 min`; null where nothing was served. */
export function latency(seconds: number | null): string {
  if (seconds === null || Number.isNaN(seconds)) return absent
  if (seconds < 0.01) return `${formats.two.format(seconds * 1e3)} ms`
  if (seconds < 1) return `${formats.whole.format(seconds * 1e3)} ms`
  if (seconds < 120) return `${formats.two.format(seconds)} s`
  return `${formats.one.format(seconds / 60)} min`
}

/** Small shares keep two figures that mean something: `0.0031 %`, `0.31 %`, `12.4 %`. */
export function percent(ratio: number | null): string {
  if (ratio === null || Number.isNaN(ratio)) return absent
  const value = ratio * 100
  if (value === 0) return '0 %'
  if (Math.abs(value) >= 99.5 && Math.abs(value) < 100) return `${(Math.floor(value * 1000) / 1000).toString()} %`
  return `${Math.abs(value) < 0.01 ? value.toPrecision(1) : (Math.abs(value) < 1 ? formats.two : formats.one).format(value)} %`
}

export function money(microUsd: number | null): string {
  if (microUsd === null || Number.isNaN(microUsd)) return absent
  return dollars(microUsd / 1e6)
}

/** `$1,284`, `$42.81`, `$0.0031`: cents up to a thousand dollars, whole dollars beyond, four places below ten cents. */
export function dollars(usd: number): string {
  const sign = usd < 0 ? '−' : ''
  const size = Math.abs(usd)
  const format = size >= 1000 ? formats.whole : size >= 0.1 || size === 0 ? formats.cents : formats.fourths
  return `${sign}$${format.format(size)}`
}

/** A change with its sign written out. */
export const signed = (value: number, print: (size: number) => string): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${print(Math.abs(value))}`

export const bytes = (size: number): string => (size < 1e6 ? `${formats.one.format(size / 1e3)} kB` : `${formats.one.format(size / 1e6)} MB`)
