import type { Goal, Measure } from './bench.ts'
import type { Contest } from './measure.ts'

const header = ['bench', 'ours', 'peer', 'ratio', 'goal', '']

/** A Markdown table, one row a bench and peer. */
export function tableOf(contests: readonly Contest[]): string {
  const rows = [header, ...contests.flatMap(rowsOf)]
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`)
  return [lines[0], `| ${widths.map((width) => '-'.repeat(Math.max(3, width))).join(' | ')} |`, ...lines.slice(1)].join('\n')
}

function rowsOf(contest: Contest): string[][] {
  const { bench, ours } = contest
  const own = bench.goals.filter(({ peer }) => peer === undefined)
  const first = contest.peers.length === 0 || own.length > 0 ? [rowOf(contest, '', '', own[0], ours)] : []
  const rest = contest.peers.map(({ name, title, figure }) => {
    const compared = bench.measure === 'peakMiB' ? ours - figure : ours / figure
    const goal = bench.goals.find(({ peer }) => peer === name)
    return rowOf(contest, `${title}: ${format(bench.measure, figure)}`, comparedText(bench.measure, compared), goal, compared)
  })
  return [...first, ...rest]
}

function rowOf({ bench, ours }: Contest, peer: string, ratio: string, goal: Goal | undefined, value: number): string[] {
  return [bench.name, format(bench.measure, ours), peer, ratio, goal?.text ?? '', goal ? verdict(goal, value) : '']
}

function verdict({ atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: Goal, value: number): string {
  return value >= atLeast && value <= atMost ? 'met' : 'missed'
}

function comparedText(measure: Measure, value: number): string {
  return measure === 'peakMiB' ? `+${value.toFixed(1)} MiB` : `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ×`
}

function format(measure: Measure, value: number): string {
  if (measure === 'peakMiB') return `${value.toFixed(1)} MiB`
  if (measure === 'secondsPerPass') return `${value.toFixed(2)} s`
  if (measure === 'secondsPerRun') return `${value.toFixed(1)} s`
  if (measure === 'share') return `${(value * 100).toFixed(1)} %`
  if (measure === 'daysPerSecond') return `${value.toFixed(2)} days/s`
  return value >= 1e6 ? `${(value / 1e6).toFixed(1)} M/s` : `${(value / 1e3).toFixed(0)} k/s`
}
