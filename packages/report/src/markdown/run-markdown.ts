import type { AnalysedRun, EvaluatedObjective } from '@plimsoll/analysis'
import { clockOf, formatMoney, formatNumber, formatPercent } from '../format/index.ts'
import { panels } from '../panels/panels.ts'
import { decisionsInOrder, decisionTitle } from '../words/decision.ts'
import { headline } from '../words/headline.ts'
import { meterLabels } from '../words/meters.ts'
import { objectiveSentence } from '../words/objective.ts'
import { outcomeWords } from '../words/outcomes.ts'
import { podSizeRows, podSizeSentence } from '../words/pod-sizes.ts'
import { provenanceLine } from '../words/provenance.ts'
import { escapeMarkdown, markdownTable } from './escape.ts'

const verdictWords: Readonly<Record<EvaluatedObjective['verdict'], string>> = { pass: '✓ holds', fail: '✗ broken', unknown: '? unknown' }

/** A run as a Markdown document: the three questions, objectives, what the charts show, losses, bill, decisions, provenance and limits. */
export function runMarkdown(run: AnalysedRun): string {
  const { held, cost, edge } = headline(run)
  const lines = [
    `# ${escapeMarkdown(run.name)}`,
    '',
    `**Did it hold?** ${escapeMarkdown(held)}`,
    '',
    `**What did it cost?** ${escapeMarkdown(cost)}`,
    '',
    `**How near the edge?** ${escapeMarkdown(edge)}`,
    ...section('Objectives', objectives(run)),
    ...section(
      'What happened',
      panels(run).map(({ question, summary }) => `- ${question} ${escapeMarkdown(summary)}`),
    ),
    ...section('Requests', requests(run)),
    ...section('What a VerticalPodAutoscaler would say', podSizes(run)),
    ...section('Bill', billTable(run)),
    ...section('Decisions that mattered', decisions(run)),
    ...section('Where the figures come from', provenance(run)),
  ]
  return `${lines.join('\n')}\n`
}

export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]
}

function objectives({ result, findings }: AnalysedRun): readonly string[] {
  if (findings.objectives.length === 0) return []
  const clock = clockOf(result.startIso, result.durationSeconds)
  return findings.objectives.map((evaluated) => {
    const text = `\`${evaluated.objective.text.replaceAll('`', "'")}\``
    return `- ${verdictWords[evaluated.verdict]}: ${text} – ${escapeMarkdown(objectiveSentence(evaluated, clock))}`
  })
}

function requests({ findings }: AnalysedRun): readonly string[] {
  if (findings.losses.length === 0) return []
  const shown = (Object.keys(outcomeWords) as (keyof typeof outcomeWords)[]).filter((outcome) =>
    findings.losses.some(({ byOutcome }) => byOutcome[outcome] > 0),
  )
  return markdownTable(
    ['outcome', ...findings.losses.map(({ intent }) => (intent === 'attack' ? 'attackers' : 'customers'))],
    [
      ['offered', ...findings.losses.map(({ offered }) => formatNumber(offered))],
      ...shown.map((outcome) => [
        outcomeWords[outcome].label,
        ...findings.losses.map(({ byOutcome, offered }) => {
          const share = offered > 0 ? ` (${formatPercent(byOutcome[outcome] / offered)})` : ''
          return `${formatNumber(byOutcome[outcome])}${share}`
        }),
      ]),
    ],
  )
}

function podSizes({ findings }: AnalysedRun): readonly string[] {
  if (findings.podSizes.length === 0) return []
  const rows = findings.podSizes.flatMap(podSizeRows)
  const table = markdownTable(
    ['service', 'resource', 'request', 'lower bound', 'target', 'uncapped target', 'upper bound', 'the request is'],
    rows.map((row) => [
      escapeMarkdown(row.service),
      row.resource,
      row.request,
      row.lowerBound,
      row.target,
      row.uncappedTarget,
      row.upperBound,
      row.standing,
    ]),
  )
  const notes = rows.flatMap(({ service, note }) => (note === null ? [] : [`${service}: ${note}`]))
  return [...table, '', ...[...notes, ...findings.podSizes.map(podSizeSentence)].map((note) => `- ${escapeMarkdown(note)}`)]
}

function billTable({ bill }: AnalysedRun): readonly string[] {
  const rows = bill.lines.map((line) => [
    escapeMarkdown(`${meterLabels[line.meter]}: ${line.title}`),
    escapeMarkdown(line.subject),
    `${formatNumber(line.quantity, 2)} ${escapeMarkdown(line.unit)}`,
    `$${escapeMarkdown(line.unitPrice)}`,
    formatMoney(line.effectiveMicroUsd),
  ])
  const table = markdownTable(
    ['line', 'of', 'quantity', 'unit price', 'amount'],
    [...rows, ['**total**', '', '', '', formatMoney(bill.totalMicroUsd)]],
  )
  const notes = [...bill.unpriced.map(({ sku, reason }) => `Not in the total: ${sku}: ${reason}`), ...bill.assumptions]
  return notes.length === 0 ? table : [...table, '', ...notes.map((note) => `- ${escapeMarkdown(note)}`)]
}

function decisions({ result, findings }: AnalysedRun): readonly string[] {
  const clock = clockOf(result.startIso, result.durationSeconds)
  return decisionsInOrder(findings.decisions, 20).map((decision) => {
    const title = `${clock(decision.atSeconds)} ${decisionTitle(decision, clock)}`
    return `- **${escapeMarkdown(title)}** (${decision.matters}): ${escapeMarkdown(decision.reason)}`
  })
}

function provenance(run: AnalysedRun): readonly string[] {
  return [escapeMarkdown(provenanceLine(run)), '', ...run.result.limits.map((limit) => `- ${escapeMarkdown(limit)}`)]
}
