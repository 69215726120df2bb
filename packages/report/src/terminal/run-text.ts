import type { AnalysedRun, EvaluatedObjective } from '@plimsoll/analysis'
import { clockOf, formatDuration, formatMoney, formatNumber } from '../format/index.ts'
import { panels } from '../panels/panels.ts'
import { decisionsInOrder, decisionTitle } from '../words/decision.ts'
import { forecastSentence } from '../words/forecast.ts'
import { headline } from '../words/headline.ts'
import { meterLabels, meterOrder } from '../words/meters.ts'
import { objectiveSentence } from '../words/objective.ts'
import { podSizeRows, podSizeSentence } from '../words/pod-sizes.ts'
import { provenanceLine } from '../words/provenance.ts'
import { stageTitles, waterfallSentence } from '../words/waterfall.ts'
import { sparklines } from './charts.ts'
import { type Paint, painter, type Tone } from './paint.ts'
import { joinSections } from './sections.ts'
import { padEnd, padStart, textWidth, wrap } from './width.ts'

export type TextOptions = {
  /** Columns of the terminal. */
  readonly width?: number
  readonly isColoured?: boolean
  /** Decisions shown, the most important ones. */
  readonly mostDecisions?: number
}

const marks: Readonly<Record<EvaluatedObjective['verdict'], readonly [tone: Tone, mark: string]>> = {
  pass: ['good', '✓'],
  fail: ['bad', '✗'],
  unknown: ['doubt', '?'],
}

/** A run for the terminal: three questions, sparklines, the bill, the decisions that mattered, and where the figures come from. */
export function runText(run: AnalysedRun, { width = 100, isColoured = false, mostDecisions = 12 }: TextOptions = {}): string {
  const paint = painter(isColoured)
  const sections = [
    [paint('strong', run.name)],
    questions(run, width, paint),
    objectives(run, width, paint),
    sparklines(panels(run), width, paint),
    billLines(run),
    reaction(run, width, paint),
    forecasts(run, width, paint),
    podSizes(run, width, paint),
    decisions(run, width, mostDecisions, paint),
    [...wrap(provenanceLine(run), width), ...run.result.limits.flatMap((limit) => wrap(`· ${limit}`, width, '  '))].map((line) =>
      paint('quiet', line),
    ),
  ]
  return joinSections(sections)
}

function questions(run: AnalysedRun, width: number, paint: Paint): readonly string[] {
  const { held, cost, edge } = headline(run)
  const ask = (question: string, answer: string) => [paint('strong', question), ...wrap(answer, width - 2).map((line) => `  ${line}`)]
  return [...ask('Did it hold?', held), ...ask('What did it cost?', cost), ...ask('How near the edge?', edge)]
}

function objectives({ result, findings }: AnalysedRun, width: number, paint: Paint): readonly string[] {
  const clock = clockOf(result.startIso, result.durationSeconds)
  return findings.objectives.flatMap((evaluated) => {
    const [tone, mark] = marks[evaluated.verdict]
    const [first, ...rest] = wrap(objectiveSentence(evaluated, clock), width - 2)
    return [`${paint(tone, mark)} ${first}`, ...rest.map((line) => `  ${line}`)]
  })
}

function billLines({ bill }: AnalysedRun): readonly string[] {
  const rows = meterOrder
    .filter((meter) => bill.byMeter[meter] !== 0)
    .map((meter) => [meterLabels[meter], formatMoney(bill.byMeter[meter])])
  if (rows.length === 0) return []
  return [...rows, ['total', formatMoney(bill.totalMicroUsd)]].map(([label, money]) => `${padEnd(label, 18)}${padStart(money, 14)}`)
}

/** The longest reaction stage by stage: what the seconds went to. */
function reaction({ result, findings }: AnalysedRun, width: number, paint: Paint): readonly string[] {
  const [longest] = findings.waterfalls
  if (!longest) return []
  const total = longest.servesAtSeconds - longest.riseAtSeconds
  const bars = Math.max(8, Math.min(40, width - 46))
  const rows = longest.stages
    .filter(({ seconds }) => seconds > 0)
    .map(({ stage, fromSeconds, seconds }) => {
      const before = Math.round((bars * (fromSeconds - longest.riseAtSeconds)) / total)
      const bar = ' '.repeat(before) + '█'.repeat(Math.max(1, Math.round((bars * seconds) / total)))
      return `${padEnd(stageTitles[stage].title, 32)}${padStart(formatDuration(seconds), 12)}  ${bar}`
    })
  return [
    paint('strong', 'The longest reaction'),
    ...wrap(waterfallSentence(longest, clockOf(result.startIso, result.durationSeconds)), width),
    ...rows,
  ]
}

function forecasts({ findings }: AnalysedRun, width: number, paint: Paint): readonly string[] {
  if (findings.forecasts.length === 0) return []
  return [paint('strong', 'Forecasts'), ...findings.forecasts.flatMap((accuracy) => wrap(forecastSentence(accuracy), width))]
}

/** What a VerticalPodAutoscaler would say, as a table. */
function podSizes({ findings }: AnalysedRun, width: number, paint: Paint): readonly string[] {
  if (findings.podSizes.length === 0) return []
  const rows = findings.podSizes.flatMap(podSizeRows)
  const cells = rows.map((row) => [row.request, row.lowerBound, row.target, row.uncappedTarget, row.upperBound])
  const head = ['request', 'lower', 'target', 'uncapped', 'upper']
  const columns = head.map((title, column) => cells.reduce((most, cell) => Math.max(most, textWidth(cell[column])), title.length) + 2)
  const names = rows.map(({ service, resource }) => `${service} ${resource}`)
  const nameWidth = names.reduce((most, name) => Math.max(most, textWidth(name)), 0)
  const line = (name: string, cell: readonly string[]) =>
    `${padEnd(name, nameWidth)}${cell.map((text, at) => padStart(text, columns[at])).join('')}`
  return [
    paint('strong', 'What a VerticalPodAutoscaler would say'),
    paint('quiet', line('', head)),
    ...rows.map((row, at) => `${line(names[at], cells[at])}  ${row.standing}`),
    ...rows.flatMap(({ service, note }) => (note === null ? [] : wrap(`${service}: ${note}`, width))),
    ...findings.podSizes.flatMap((advice) => wrap(podSizeSentence(advice), width)),
  ]
}

function decisions({ result, findings }: AnalysedRun, width: number, most: number, paint: Paint): readonly string[] {
  const clock = clockOf(result.startIso, result.durationSeconds)
  const shown = decisionsInOrder(findings.decisions, most)
  if (shown.length === 0) return []
  const times = shown.map(({ atSeconds }) => clock(atSeconds))
  const timeWidth = times.reduce((widest, time) => Math.max(widest, time.length), 0)
  const lines = shown.flatMap((decision, row) => {
    const margin = ' '.repeat(timeWidth + 2)
    const reason = wrap(decision.reason, width - timeWidth - 2).map((line) => `${margin}${paint('quiet', line)}`)
    return [`${padStart(times[row], timeWidth)}  ${decisionTitle(decision, clock)}`, ...reason]
  })
  const head = `Decisions that mattered${findings.decisions.length > shown.length ? ` (${formatNumber(shown.length)} of ${formatNumber(findings.decisions.length)})` : ''}`
  return [paint('strong', head), ...lines]
}
