import type { AnalysedRun, Why, WhyStep } from '@plimsoll/analysis'
import type { Mark, ScalingDecision } from '@plimsoll/engine'
import { type Clock, clockOf, countOf } from '../format/index.ts'
import { changeWords } from './decision.ts'

/** One step of an explanation, ready to be shown. */
export type WhyLine = {
  readonly clock: string
  readonly sentence: string
  /** What the controller saw and the rule that decided, in the real system's words. */
  readonly details: readonly string[]
}

export type WhyLines = { readonly causes: readonly WhyLine[]; readonly change: WhyLine | null; readonly effects: readonly WhyLine[] }

/** The chain of causes in plain English, causes before effects. */
export function whyLines({ result }: AnalysedRun, { causes, change, effects }: Pick<Why, 'causes' | 'change' | 'effects'>): WhyLines {
  const clock = clockOf(result.startIso, result.durationSeconds)
  const line = (step: WhyStep) => lineOf(result.marks[step.mark], step, clock)
  return { causes: causes.map(line), change: change && line(change), effects: effects.map(line) }
}

/** What was asked, and the short answer. */
export function whySentence({ result }: AnalysedRun, why: Why): string {
  const clock = clockOf(result.startIso, result.durationSeconds)
  const what = why.service ?? 'the cluster'
  if (why.change) {
    const root = why.causes[0]
    const last = `The last change of ${what} by ${clock(why.atSeconds)} was at ${clock(result.marks[why.change.mark].atSeconds)}`
    return root ? `${last}; its story begins at ${clock(root.sinceSeconds)}.` : `${last}; no earlier cause is known.`
  }
  const next = why.next === null ? 'nor did anything later' : `the first change came at ${clock(result.marks[why.next].atSeconds)}`
  return `Nothing had changed ${what} by ${clock(why.atSeconds)}; ${next}.`
}

function lineOf(mark: Mark, step: WhyStep, clock: Clock): WhyLine {
  const details = [
    ...(speaksForItself.includes(mark.kind) ? [] : [mark.reason]),
    ...(mark.inputs?.length ? [`it saw ${mark.inputs.join('; ')}`] : []),
    ...(mark.decision ? narrowed(mark.decision) : []),
  ]
  const since = step.times > 1 ? `, in ${countOf(step.times, 'step')} since ${clock(step.sinceSeconds)}` : ''
  return { clock: clock(mark.atSeconds), sentence: `${happened(mark, step)}${since}`, details }
}

/** Kinds whose reason is the whole sentence. */
const speaksForItself: readonly Mark['kind'][] = ['traffic', 'saturation', 'fault']

const verbs: Readonly<Record<Mark['kind'], string>> = {
  traffic: '',
  saturation: '',
  scale: 'was scaled',
  limited: 'was held',
  pod: '',
  node: 'changed',
  budget: '',
  fault: '',
}

function happened(mark: Mark, { from }: WhyStep): string {
  if (speaksForItself.includes(mark.kind)) return mark.reason
  if (mark.kind === 'limited')
    return mark.from === mark.to ? `${mark.subject} was held` : `${mark.subject} was held at ${mark.from}, it wanted ${mark.to}`
  if (mark.subject === 'pods:pending') return mark.to === 0 ? 'no pod waits for a machine any more' : `${mark.to} pods wait for a machine`
  return [mark.subject, verbs[mark.kind]].filter((word) => word !== '').join(' ') + changeWords(from, mark.to)
}

/** From what the metrics asked for to what was allowed, where something on the way took part of it. */
function narrowed({ recommended, stabilised, allowed, conditions }: ScalingDecision): readonly string[] {
  const sizes = [
    ...(recommended === null ? [] : [`metrics asked for ${recommended}`]),
    ...(stabilised === null || stabilised === recommended ? [] : [`the stabilisation window made it ${stabilised}`]),
    ...(allowed === (stabilised ?? recommended) ? [] : [`policies and bounds allowed ${allowed}`]),
  ]
  const limited = conditions.filter(({ type, status }) => type === 'ScalingLimited' && status === 'True')
  return [...(sizes.length > 1 ? [sizes.join(', ')] : []), ...limited.map(({ reason, message }) => `${reason}: ${message}`)]
}
