import type { Comparison, ObjectiveChange } from '@plimsoll/analysis'
import { formatChange, formatDelta, formatValue } from '../format/index.ts'
import { comparisonNotes, headlineLabels, verdictSentence } from '../words/comparison.ts'
import { objectiveFigure } from '../words/objective.ts'
import { escapeMarkdown, markdownTable } from './escape.ts'
import { section } from './run-markdown.ts'

const changeWords: Readonly<Record<ObjectiveChange['change'], string>> = {
  broke: '✗ broken now',
  mended: '✓ holds now',
  stillHolds: '✓ holds in both',
  stillBroken: '✗ broken in both',
  unclear: '? cannot be held against each other',
}

/** Two runs side by side as a Markdown document: the verdict, what it rests on, objectives and all headline numbers. */
export function comparisonMarkdown(comparison: Comparison): string {
  const before = escapeMarkdown(comparison.before)
  const after = escapeMarkdown(comparison.after)
  const lines = [
    `# ${after} against ${before}`,
    '',
    `**${escapeMarkdown(verdictSentence(comparison))}**`,
    '',
    ...comparisonNotes(comparison).map((note) => `- ${escapeMarkdown(note)}`),
    ...section('Objectives', objectives(comparison, before, after)),
    ...section('Headline numbers', headlines(comparison, before, after)),
  ]
  return `${lines.join('\n')}\n`
}

function objectives({ objectives }: Comparison, before: string, after: string): readonly string[] {
  if (objectives.length === 0) return []
  return markdownTable(
    ['objective', before, after, ''],
    objectives.map(({ text, before, after, change }) => [
      `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``,
      before === null ? '–' : objectiveFigure(before.value, before.objective),
      after === null ? '–' : objectiveFigure(after.value, after.objective),
      changeWords[change],
    ]),
  )
}

function headlines({ rows }: Comparison, before: string, after: string): readonly string[] {
  return markdownTable(
    ['', before, after, 'change'],
    rows.map(({ id, unit, before, after, delta, deltaRatio }) => [
      headlineLabels[id],
      formatValue(before, unit),
      formatValue(after, unit),
      `${formatDelta(delta, unit)}${deltaRatio === null || unit === 'ratio' ? '' : ` (${formatChange(deltaRatio)})`}`,
    ]),
  )
}
