import { compileScalingModifiers, compositeOf, isCompositeActive, metricMilli, type ScalingModifiers } from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'
import { milliOf } from './keda-recording.ts'

type Evaluation = {
  readonly raw: Readonly<Record<string, number | null>>
  readonly milli: Readonly<Record<string, number | string>>
  readonly fallbackMilli?: number
  readonly got: { readonly milli?: number | string; readonly active?: boolean; readonly error?: string }
}

type Case = {
  readonly id: string
  readonly in: {
    readonly formula: string
    readonly triggers: readonly string[]
    readonly target: string
    readonly activationTarget?: string
    readonly metricType: '' | 'AverageValue' | 'Value'
  }
  readonly rejected?: string
  readonly evals?: readonly Evaluation[]
}

/** Formulas of scaling modifiers: whether they are taken, and what comes of them. Of errors it is compared that there is one. */
export const kedaFormula: Format = {
  unit: 'formulas and evaluations',
  matches: ({ format }) => format === 'plimsoll/vectors/keda-formula@1',
  replay: replayFormulas,
}

function replayFormulas(_header: Header, cases: Iterable<unknown>): Replayed {
  const tally = createTally()
  const compare = (at: string, inputs: unknown, expected: unknown, got: unknown) =>
    tally.compare(expected, got, () => ({ at, inputs, rule: 'formula' }))
  for (const { id, in: given, rejected, evals = [] } of cases as Iterable<Case>) {
    const modifiers = compileScalingModifiers(given, given.triggers)
    const isRefused = 'error' in modifiers
    compare(id, given, { refusedFor: rejected && causeOf(rejected) }, { refusedFor: isRefused ? causeOf(modifiers.error) : undefined })
    if (isRefused) continue
    for (const [index, each] of evals.entries()) {
      const expected = {
        milli: each.got.milli === undefined ? undefined : milliOf(each.got.milli),
        active: each.got.active,
        hasError: each.got.error !== undefined,
      }
      compare(`${id}, evaluation ${index + 1}`, { given, each }, { ...expected, inputs: recordedInputs(each) }, answerOf(modifiers, each))
    }
  }
  return tally.finish()
}

/** Whether formula or target is at fault. */
function causeOf(error: string): string {
  return error.split('\n')[0].includes('target') ? 'target' : 'formula'
}

function answerOf(modifiers: ScalingModifiers, { raw, fallbackMilli }: Evaluation) {
  const inputs = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, value === null ? null : metricMilli(value)]))
  const composite = fallbackMilli === undefined ? compositeOf(modifiers, new Map(Object.entries(inputs))) : { milli: fallbackMilli }
  const shown = Object.fromEntries(Object.entries(inputs).map(([name, milli]) => [name, milli ?? -1000]))
  if (!('milli' in composite)) return { hasError: true, inputs: shown }
  return { milli: composite.milli, active: isCompositeActive(modifiers, composite.milli), hasError: false, inputs: shown }
}

function recordedInputs({ milli }: Evaluation) {
  return Object.fromEntries(Object.entries(milli).map(([name, each]) => [name, milliOf(each)]))
}
