import type { Comparison, DeltaRow, ObjectiveChange } from '@plimsoll/analysis'
import { formatChange, formatDelta, formatNumber, formatValue } from '../format/index.ts'
import { comparisonNotes, headlineLabels, verdictSentence } from '../words/comparison.ts'
import { objectiveFigure } from '../words/objective.ts'
import { type Paint, painter, type Tone } from './paint.ts'
import type { TextOptions } from './run-text.ts'
import { joinSections } from './sections.ts'
import { clip, padEnd, padStart, textWidth, wrap } from './width.ts'

/** Two runs for the terminal: the verdict, what it rests on, objectives that changed, and the headline numbers that differ. */
export function comparisonText(
  comparison: Comparison,
  { width = 100, isColoured = false }: Omit<TextOptions, 'mostDecisions'> = {},
): string {
  const paint = painter(isColoured)
  const sections = [
    wrap(verdictSentence(comparison), width).map((line) => paint('strong', line)),
    comparisonNotes(comparison).flatMap((note) => wrap(note, width)),
    comparison.objectives.map((change) => objectiveLine(change, paint)),
    table(comparison, paint),
  ]
  return joinSections(sections)
}

const changeMarks: Readonly<Record<ObjectiveChange['change'], readonly [tone: Tone, mark: string, words: string]>> = {
  broke: ['bad', '✗', 'broken now'],
  mended: ['good', '✓', 'holds now'],
  stillHolds: ['good', '✓', 'holds in both'],
  stillBroken: ['bad', '✗', 'broken in both'],
  unclear: ['doubt', '?', 'cannot be held against each other'],
}

function objectiveLine({ text, before, after, change }: ObjectiveChange, paint: Paint): string {
  const [tone, mark, words] = changeMarks[change]
  const was = before === null ? '–' : objectiveFigure(before.value, before.objective)
  const is = after === null ? '–' : objectiveFigure(after.value, after.objective)
  return `${paint(tone, mark)} ${text}: ${words}, ${was} → ${is}`
}

const arrows: Readonly<Record<DeltaRow['change'], readonly [tone: Tone, mark: string]>> = {
  better: ['good', '✓'],
  worse: ['bad', '✗'],
  same: ['quiet', '='],
  neither: ['quiet', ' '],
  unknown: ['doubt', '?'],
}

function table({ before, after, rows }: Comparison, paint: Paint): readonly string[] {
  const differing = rows.filter(({ change }) => change !== 'same')
  const same = rows.length - differing.length
  const cells = differing.map(({ id, unit, before, after, delta, deltaRatio }) => [
    headlineLabels[id],
    formatValue(before, unit),
    formatValue(after, unit),
    `${formatDelta(delta, unit)}${deltaRatio === null || unit === 'ratio' ? '' : ` (${formatChange(deltaRatio)})`}`,
  ])
  const head = ['', clip(before, 24), clip(after, 24), 'change']
  const widths = head.map((title, column) =>
    [...cells.map((row) => row[column]), title].reduce((most, cell) => Math.max(most, textWidth(cell)), 0),
  )
  const lineOf = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? padEnd(cell, widths[0]) : padStart(cell, widths[column]))).join('  ')
  const lines = cells.map((row, position) => {
    const [tone, mark] = arrows[differing[position].change]
    return `${lineOf(row)} ${paint(tone, mark)}`
  })
  if (lines.length === 0) return [paint('quiet', `${formatNumber(same)} headline numbers, all unchanged`)]
  const folded = same === 0 ? [] : [paint('quiet', `${formatNumber(same)} unchanged`)]
  return [paint('strong', lineOf(head)), ...lines, ...folded]
}
