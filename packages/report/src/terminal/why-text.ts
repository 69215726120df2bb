import type { AnalysedRun, Why } from '@plimsoll/analysis'
import { type WhyLine, whyLines, whySentence } from '../words/why.ts'
import { type Paint, painter } from './paint.ts'
import type { TextOptions } from './run-text.ts'
import { joinSections } from './sections.ts'
import { padStart, textWidth, wrap } from './width.ts'

/** The chain of causes of one change for the terminal. */
export function whyText(run: AnalysedRun, why: Why, { width = 100, isColoured = false }: Omit<TextOptions, 'mostDecisions'> = {}): string {
  const paint = painter(isColoured)
  const { causes, change, effects } = whyLines(run, why)
  const clockWidth = [...causes, ...effects, ...(change ? [change] : [])].reduce((most, { clock }) => Math.max(most, textWidth(clock)), 0)
  const list = (title: string, lines: readonly WhyLine[]) =>
    lines.length === 0 ? [] : [paint('strong', title), ...lines.flatMap((line) => lineText(line, { width, clockWidth, paint }))]
  return joinSections([
    wrap(whySentence(run, why), width),
    list('What led to it', causes),
    list('What changed', change ? [change] : []),
    list('What followed', effects),
  ])
}

type Layout = { readonly width: number; readonly clockWidth: number; readonly paint: Paint }

function lineText({ clock, sentence, details }: WhyLine, { width, clockWidth, paint }: Layout): readonly string[] {
  const margin = ' '.repeat(clockWidth + 2)
  const [first, ...rest] = wrap(sentence, width - clockWidth - 2)
  const quiet = details.flatMap((detail) => wrap(detail, width - clockWidth - 2).map((line) => `${margin}${paint('quiet', line)}`))
  return [`${padStart(clock, clockWidth)}  ${first}`, ...rest.map((line) => `${margin}${line}`), ...quiet]
}
