import type { ObjectiveUnit } from './objective.ts'

/** A limit read with its unit, or what was expected instead. */
export type ReadLimit = { readonly value: number; readonly isPercent: boolean } | { readonly expected: string; readonly fix: string }

const number = '(\\d+(?:\\.\\d+)?|\\.\\d+)'
const durationSeconds: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 }

const plainCount = { expected: 'a whole number', example: '300' }

/** Reads `300ms`, `99.9%`, `900`, `$900` or `900 USD`, whichever the unit allows. An outcome takes both a share and a count. */
export function readLimit(text: string, unit: ObjectiveUnit, takesCount: boolean): ReadLimit {
  if (unit === 'seconds') return readDuration(text)
  if (unit === 'ratio') return readRatio(text, takesCount)
  if (unit === 'usd' || unit === 'usdPerHour') return readMoney(text, unit)
  return readCount(text)
}

function readDuration(text: string): ReadLimit {
  const match = new RegExp(`^${number}\\s*(us|ms|s|m|h)$`).exec(text)
  if (match) return { value: Number(match[1]) * durationSeconds[match[2]], isPercent: false }
  const isBare = new RegExp(`^${number}$`).test(text)
  return {
    expected: 'a duration with its unit: us, ms, s, m or h',
    fix: isBare ? `Write ${text}ms or ${text}s.` : 'Write the limit as 300ms or 1.5s.',
  }
}

function readRatio(text: string, takesCount: boolean): ReadLimit {
  const match = new RegExp(`^${number}\\s*%$`).exec(text)
  if (match) return { value: Number(match[1]) / 100, isPercent: true }
  if (takesCount && /^\d+$/.test(text)) return { value: Number(text), isPercent: false }
  const isBare = new RegExp(`^${number}$`).test(text)
  return {
    expected: takesCount ? 'a share in per cent or a whole number of requests' : 'a share in per cent',
    fix: isBare ? `Write ${text}%.` : takesCount ? 'Write the limit as 1% or 100.' : 'Write the limit as 99.9%.',
  }
}

function readMoney(text: string, unit: 'usd' | 'usdPerHour'): ReadLimit {
  const match = new RegExp(`^\\$?\\s*${number}\\s*(?:USD${unit === 'usdPerHour' ? '/h|/h' : ''})?$`).exec(text)
  if (match) return { value: Number(match[1]), isPercent: false }
  const digits = text.replace(/[^\d.]/g, '')
  return {
    expected: 'US dollars as a plain number',
    fix: /^\d+(\.\d+)?$/.test(digits) ? `Write ${digits}, in dollars and without separators.` : 'Write the limit as 900 or $900.',
  }
}

function readCount(text: string): ReadLimit {
  if (/^\d+$/.test(text)) return { value: Number(text), isPercent: false }
  return { expected: plainCount.expected, fix: `Write the limit as a whole number, such as ${plainCount.example}.` }
}
