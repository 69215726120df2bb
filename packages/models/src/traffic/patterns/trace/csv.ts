import type { TraceCounts } from '../../../contract/traffic.ts'
import { type Columns, cellsOf, expectedColumns, findColumns } from './header.ts'
import { createSeries } from './series.ts'
import { parseIsoSeconds, parseNumberSeconds } from './stamp.ts'

/** Why something in the file can't be used. */
type Refusal = { readonly message: string; readonly expected: string; readonly received: string }

/** A line that can't be used. `line` counts from 1; 0 means the file as a whole. */
export type TraceProblem = Refusal & { readonly line: number }

export type TraceOptions = {
  /** Width of an interval. Without it, the smallest distance between the first rows. With it, rows in between are gathered. */
  readonly stepSeconds?: number
  /** Problems that are kept; reading stops at the last one. */
  readonly problemLimit?: number
}

export interface TraceParser {
  /** The next piece of the file; pieces may end anywhere. */
  push(textChunk: string): void
  /** The trace, absent when there was any problem. */
  finish(): { readonly trace?: TraceCounts; readonly problems: readonly TraceProblem[] }
}

const expectedTime = 'a time such as 1998-06-30 18:50:00, or a number'

/** Longer than any row of times and counts; keeps a file without line ends from filling the memory. */
const longestLine = 4096

/**
 * Reads counts per interval from CSV, piece by piece: a file of any length in memory bounded by the trace's span.
 *
 * The first line names the columns (`period,count`, `timestamp,value`, …) or is data already (time, count). Times are ISO dates or
 * plain numbers, in order; rows of the same interval add up; missing intervals are 0.
 */
export function createTraceParser({ stepSeconds, problemLimit = 20 }: TraceOptions = {}): TraceParser {
  const series = createSeries(stepSeconds)
  const problems: TraceProblem[] = []
  let columns: Columns | undefined
  let startIso: string | null | undefined
  let line = 0
  let rest = ''
  let isStopped = false

  function readRow(text: string, { delimiter, time, count, unitSeconds }: Columns): Refusal | undefined {
    const cells = cellsOf(text, delimiter)
    const needed = Math.max(time, count) + 1
    if (cells.length < needed) return { message: 'has too few columns', expected: `${needed} columns`, received: text }
    const isoSeconds = parseIsoSeconds(cells[time])
    const atSeconds = isoSeconds ?? parseNumberSeconds(cells[time], unitSeconds)
    if (atSeconds === undefined) return { message: 'has a time that cannot be read', expected: expectedTime, received: cells[time] }
    const requests = cells[count] === '' ? Number.NaN : Number(cells[count])
    if (!(requests >= 0 && requests < Number.POSITIVE_INFINITY))
      return { message: 'has a count that cannot be read', expected: 'a number of requests, 0 or more', received: cells[count] }
    if (startIso === undefined) startIso = isoSeconds === undefined ? null : cells[time].replace(' ', 'T')
    const problem = series.add(atSeconds, requests)
    return problem && { ...problem, received: cells[time] }
  }

  function readText(text: string): Refusal | undefined {
    if (text.length > longestLine)
      return { message: `is longer than ${longestLine} characters`, expected: 'one row of time and count', received: text }
    if (columns) return readRow(text, columns)
    columns = findColumns(text)
    if (columns) return columns.isHeader ? undefined : readRow(text, columns)
    isStopped = true
    return { message: 'does not say which columns hold the time and the count', expected: expectedColumns, received: text }
  }

  function report(at: number, { message, expected, received }: Refusal): void {
    problems.push({ line: at, message, expected, received: received.slice(0, 80) })
    if (problems.length >= problemLimit) isStopped = true
  }

  function readLine(raw: string): void {
    line++
    const text = (line === 1 ? raw.replace(/^\uFEFF/, '') : raw).trim()
    const refusal = text === '' ? undefined : readText(text)
    if (refusal) report(line, refusal)
  }

  return {
    push(textChunk) {
      const text = rest + textChunk
      let from = 0
      for (let end = text.indexOf('\n'); end >= 0 && !isStopped; end = text.indexOf('\n', from)) {
        readLine(text.slice(from, end))
        from = end + 1
      }
      rest = isStopped ? '' : text.slice(from, from + longestLine + 1)
    },
    finish() {
      if (rest !== '') readLine(rest)
      rest = ''
      if (problems.length > 0) return { problems }
      const finished = series.finish(startIso ?? null)
      if ('counts' in finished) return { trace: finished, problems }
      report(0, { ...finished, received: 'the end of the file' })
      return { problems }
    },
  }
}
