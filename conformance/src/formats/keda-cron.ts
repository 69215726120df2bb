import { type CronSignal, type CronWindow, cronSignal, metricMilli, openCron, readCron, regimeAt } from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'

type Read = readonly [unixMilliseconds: number, offsetSeconds: number, isActive: boolean, milli: number | null, error?: string]

type Case = {
  readonly id: string
  readonly in: Readonly<Record<'timezone' | 'start' | 'end' | 'desiredReplicas', string>>
  readonly rejected?: string
  readonly reads?: readonly Read[]
}

/** Cron triggers: what is refused, in which words; the offset of the zone at every instant, and whether the window is open. */
export const kedaCron: Format = {
  unit: 'triggers and reads',
  matches: ({ format }) => format === 'plimsoll/vectors/keda-cron@1',
  replay: replayCrons,
}

function replayCrons(_header: Header, cases: Iterable<unknown>): Replayed {
  const tally = createTally()
  const compare = (at: string, inputs: unknown, expected: unknown, got: unknown) =>
    tally.compare(expected, got, () => ({ at, inputs, rule: 'cron' }))
  for (const { id, in: given, rejected, reads = [] } of cases as Iterable<Case>) {
    const signal = cronSignal(given)
    const isRefused = 'error' in signal
    compare(id, given, { refused: rejected }, { refused: isRefused ? signal.error : undefined })
    if (isRefused) continue
    const window = openCron(signal)
    for (const [unixMilliseconds, offsetSeconds, isActive, milli, error] of reads) {
      const got =
        'error' in window ? { offset: 0, active: false, milli: null, error: window.error } : answerOf(signal, window, unixMilliseconds)
      const expected = { offset: offsetSeconds, active: isActive, milli, error }
      compare(`${id}, at ${new Date(unixMilliseconds).toISOString()}`, given, expected, got)
    }
  }
  return tally.finish()
}

function answerOf(signal: CronSignal, window: CronWindow, unixMilliseconds: number) {
  const read = readCron(signal, window, unixMilliseconds / 1000)
  const offset = regimeAt(window.zone, unixMilliseconds / 1000).offsetSeconds
  if ('error' in read) return { offset, active: false, milli: null, error: read.error }
  return { offset, active: read.isActive, milli: metricMilli(read.value) }
}
