import type { Mark, MarkId, RunResult } from '@plimsoll/engine'
import { sameStorySeconds } from './same-story.ts'

/** One thing that happened, on the way to another. */
export type WhyStep = {
  readonly mark: MarkId
  /** Marks folded into this one: steps of the same kind, subject and direction that follow each other. */
  readonly times: number
  /** Size before the first of them. */
  readonly from: Mark['from']
  readonly sinceSeconds: number
}

/** Why a service was as it was at an instant. */
export type Why = {
  readonly service: string | null
  readonly atSeconds: number
  /** The last change at or before the instant; null when nothing had changed by then. */
  readonly change: WhyStep | null
  /** What led to it, causes before effects. */
  readonly causes: readonly WhyStep[]
  /** What followed from it. */
  readonly effects: readonly WhyStep[]
  /** The first change after the instant, when nothing had changed by then. */
  readonly next: MarkId | null
}

/** Kinds of marks that are a change by themselves; traffic is a cause. */
const changes: readonly Mark['kind'][] = ['scale', 'limited', 'pod', 'node', 'saturation', 'budget', 'fault']

/**
 * Walks from the last change at or before an instant back to what caused it, and on to what followed.
 * Without a service, changes of all services and machines count.
 */
export function whyAt(result: RunResult, options: { readonly atSeconds: number; readonly service?: string }): Why {
  const { marks } = result
  const { atSeconds, service } = options
  const subjects = service === undefined ? null : subjectsOf(result, service)
  const own = marks.flatMap((mark, id) => (changes.includes(mark.kind) && (subjects?.has(mark.subject) ?? true) ? [id] : []))
  const found = own.filter((id) => marks[id].atSeconds <= atSeconds).at(-1)
  const base = { service: service ?? null, atSeconds }
  if (found === undefined) return { ...base, change: null, causes: [], effects: [], next: own[0] ?? null }
  return { ...base, ...whyMark(result, found), next: null }
}

/** The same for one mark: what led to it, and what followed from it. */
export function whyMark({ marks }: RunResult, found: MarkId): Pick<Why, 'causes' | 'effects'> & { readonly change: WhyStep } {
  const causes = walk([found], (id) => marks[id].because.filter((cause) => isCause(marks[cause], marks[id])))
  const followers = followersOf(marks)
  const effects = walk([found], (id) => (followers.get(id) ?? []).filter((effect) => isCause(marks[id], marks[effect]))).filter(
    (id) => marks[id].subject !== marks[found].subject,
  )
  return { change: step(marks, found), causes: foldSteps(marks, causes), effects: foldSteps(marks, effects) }
}

/** By mark, those that name it as a cause. */
function followersOf(marks: readonly Mark[]): ReadonlyMap<MarkId, readonly MarkId[]> {
  const followers = new Map<MarkId, MarkId[]>()
  marks.forEach(({ because }, effect) => {
    for (const cause of because) {
      const known = followers.get(cause)
      if (known) known.push(effect)
      else followers.set(cause, [effect])
    }
  })
  return followers
}

/** What marks say about a service: itself, its pods, its sources, and pods that wait. */
function subjectsOf({ outcomes }: RunResult, service: string): ReadonlySet<string> {
  const sources = outcomes.bySource.flatMap((entry) => (entry.service === service ? [`source:${entry.source}`] : []))
  return new Set([service, `${service}/pods`, 'pods:pending', ...sources])
}

/** An earlier decision on the same thing caused a later one only when both went the same way, one soon after the other. */
function isCause(cause: Mark, effect: Mark): boolean {
  if (cause.subject !== effect.subject || cause.kind === 'traffic') return true
  return direction(cause) === direction(effect) && effect.atSeconds - cause.atSeconds <= sameStorySeconds
}

function direction({ from, to }: Pick<Mark, 'from' | 'to'>): number {
  return typeof from === 'number' && typeof to === 'number' ? Math.sign(to - from) : 0
}

/** Everything that can be reached, without the start, in order of time. */
function walk(start: readonly MarkId[], next: (id: MarkId) => readonly MarkId[]): readonly MarkId[] {
  const seen = new Set<MarkId>(start)
  const open = [...start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const reached of next(id)) {
      if (seen.has(reached)) continue
      seen.add(reached)
      open.push(reached)
    }
  }
  return [...seen].filter((id) => !start.includes(id)).sort((a, b) => a - b)
}

function step(marks: readonly Mark[], id: MarkId): WhyStep {
  return { mark: id, times: 1, from: marks[id].from, sinceSeconds: marks[id].atSeconds }
}

/** Repeats of one step become one, told by its last. */
function foldSteps(marks: readonly Mark[], ids: readonly MarkId[]): readonly WhyStep[] {
  const steps: WhyStep[] = []
  for (const id of ids) {
    const mark = marks[id]
    const at = steps.findIndex(({ mark: other }) => isRepeat(marks[other], mark))
    if (at === -1) steps.push(step(marks, id))
    else steps[at] = { ...steps[at], mark: id, times: steps[at].times + 1 }
  }
  return steps.sort((a, b) => a.mark - b.mark)
}

function isRepeat(before: Mark, mark: Mark): boolean {
  return before.kind === mark.kind && before.subject === mark.subject && direction(before) === direction(mark) && mark.kind !== 'traffic'
}
