import type { Mark, MarkId, MarkKind, RunResult } from '@plimsoll/engine'
import type { KeyDecision, SaturationEpisode } from '../findings.ts'
import { type Fold, foldMarks, withoutNumbers } from './fold.ts'

/** More than a person reads. */
const mostDecisions = 24

/** How much a mark matters, and the words for it. */
type Weight = { readonly score: number; readonly matters: string }

/**
 * The decisions that mattered, most important first: losses, then limits that kept capacity from growing, then what led to a loss or happened
 * during one, then the largest moves. Repeats are folded, further tellings of the same come last; of equals the earlier comes first.
 */
export function keyDecisions(result: RunResult, saturation: readonly SaturationEpisode[]): readonly KeyDecision[] {
  const causes = causesOfLoss(result.marks)
  const folds = foldMarks(result.marks)
  const largest = largestMoves(folds)
  const customers = new Set(result.outcomes.bySource.flatMap(({ source, intent }) => (intent === 'customers' ? `source:${source}` : [])))
  const ranked = folds
    .filter(({ last }) => !isEndOfLoss(last))
    .map((fold, position) => ({ fold, position, weight: weigh(fold, { causes, largest, saturation, customers }) }))
    .sort((a, b) => b.weight.score - a.weight.score || a.position - b.position)
    .map(({ fold, weight }) => decisionOf(fold, weight.matters))
  return repeatsLast(ranked).slice(0, mostDecisions)
}

/** The same story told a third time tells less than another story: from the third on it stands behind all others. */
function repeatsLast(ranked: readonly KeyDecision[]): readonly KeyDecision[] {
  const told = new Map<string, number>()
  const isRepeat = ranked.map(({ kind, subject, reason }) => {
    const story = `${kind}|${subject}|${withoutNumbers(reason)}`
    const times = (told.get(story) ?? 0) + 1
    told.set(story, times)
    return times > 2
  })
  return [...ranked.filter((_, rank) => !isRepeat[rank]), ...ranked.filter((_, rank) => isRepeat[rank])]
}

function isEndOfLoss({ kind, to }: Mark): boolean {
  return kind === 'saturation' && to === 0
}

type Context = {
  readonly causes: ReadonlySet<MarkId>
  readonly largest: ReadonlyMap<MarkKind, number>
  readonly saturation: readonly SaturationEpisode[]
  /** Subjects of marks about sources of customers. */
  readonly customers: ReadonlySet<string>
}

function weigh({ first, last, marks }: Fold, { causes, largest, saturation, customers }: Context): Weight {
  const move = moveOf(first.from, last.to)
  const share = move / Math.max(1, largest.get(first.kind) ?? 1)
  if (first.kind === 'saturation') {
    const isCustomers = customers.has(first.subject)
    return isCustomers
      ? { score: 50 + share, matters: 'customers lost requests' }
      : { score: 15 + share, matters: 'attackers lost requests' }
  }
  if (first.kind === 'fault') return { score: 45, matters: 'something went wrong' }
  if (first.trouble === 'oomKilled') return { score: 44, matters: 'containers were killed for their memory' }
  if (first.kind === 'budget') return { score: 40, matters: 'the budget was touched' }
  if (first.kind === 'limited') {
    if (isDownward(first)) return { score: -1, matters: 'capacity was kept a while longer' }
    return { score: 30, matters: 'a limit kept capacity from growing' }
  }
  const isCause = marks.some((id) => causes.has(id))
  const isDuring = saturation.some((episode) => first.atSeconds <= episode.untilSeconds && last.atSeconds >= episode.fromSeconds)
  const size = share >= 1 ? 'the largest move of its kind' : 'a move of its kind'
  if (isCause) return { score: 20 + share, matters: 'led to lost requests' }
  if (isDuring) return { score: 10 + share, matters: 'while requests were being lost' }
  return { score: share, matters: size }
}

function isDownward({ from, to }: Mark): boolean {
  return typeof from === 'number' && typeof to === 'number' && to < from
}

/** Marks from which a chain of causes leads to a loss. */
function causesOfLoss(marks: readonly Mark[]): ReadonlySet<MarkId> {
  const causes = new Set<MarkId>()
  const open = marks.flatMap(({ kind, because }) => (kind === 'saturation' ? because : []))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (causes.has(id) || !marks[id]) continue
    causes.add(id)
    open.push(...marks[id].because)
  }
  return causes
}

/** By kind, the largest change from the first to the last mark of a fold. */
function largestMoves(folds: readonly Fold[]): ReadonlyMap<MarkKind, number> {
  const largest = new Map<MarkKind, number>()
  for (const { first, last } of folds) largest.set(first.kind, Math.max(largest.get(first.kind) ?? 0, moveOf(first.from, last.to)))
  return largest
}

function moveOf(from: Mark['from'], to: Mark['to']): number {
  return typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) : 0
}

function decisionOf({ first, last, marks }: Fold, matters: string): KeyDecision {
  return {
    atSeconds: first.atSeconds,
    untilSeconds: last.atSeconds,
    kind: first.kind,
    subject: first.subject,
    from: first.from,
    to: last.to,
    reason: last.reason,
    inputs: last.inputs ?? [],
    times: marks.length,
    marks,
    matters,
  }
}
