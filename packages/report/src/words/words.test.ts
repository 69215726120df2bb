import { compare, whyAt } from '@plimsoll/analysis'
import { describe, expect, test } from 'vitest'
import { bill, fourMinutes, result } from '../../test/four-minutes.ts'
import { plain } from '../../test/plain.ts'
import { clockOf } from '../format/index.ts'
import { whyText } from '../terminal/why-text.ts'
import { comparisonNotes, verdictSentence } from './comparison.ts'
import { headline } from './headline.ts'
import { objectiveSentence } from './objective.ts'
import { waterfallSentence } from './waterfall.ts'

const clock = clockOf(result().startIso, 240)

function sentence(text: string): string {
  return plain(objectiveSentence(fourMinutes({ objectives: [text] }).findings.objectives[0], clock))
}

test.each([
  ['p99 < 300ms', 'p99 was 412 ms, over the 300 ms allowed; first at 09:02, 1 min in all.'],
  ['p99 < 450ms', 'p99 was 412 ms, within the 450 ms allowed, though beyond it for 1 min, first at 09:02.'],
  ['p95{service:checkout} < 1s', 'p95 of checkout was 100 ms, within the 1 s allowed.'],
  ['availability > 99.9%', 'availability was 86 %, short of the 99.9 % asked for; first at 09:02, 1 min in all.'],
  [
    'queueFull == 0',
    'the number of customer requests refused by full queues was 600 requests, not the 0 requests asked for; crossed at 09:03.',
  ],
  ['limited{intent:attack} > 90%', 'the share of attacking requests refused by a limiter was 100 %, above the 90 % asked for.'],
  ['bill.total < 2', 'the bill was $2.40, over the $2.00 allowed; crossed at 09:04.'],
  ['bill.day < 900', 'the bill for a day was $864 (the run scaled to 24 h), within the $900 allowed.'],
  ['pods.max <= 3', 'the most replicas was 4 pods, over the 3 pods allowed; first at 09:03, 1 min in all.'],
  ['p50{intent:attack} < 1s', 'p50{intent:attack} < 1s cannot be judged: no request of an attacker was served.'],
])('%s in words', (text, words) => {
  expect(sentence(text)).toBe(words)
})

describe('the three questions', () => {
  const words = headline(fourMinutes())

  test('did it hold', () => {
    expect(plain(words.held)).toBe(
      'It did not hold: 1 of 3 objectives was broken: p99 was 412 ms (p99 < 300ms). 660 customer requests of 4 800 were lost (14 %).',
    )
    expect(plain(headline(fourMinutes({ objectives: ['p99 < 450ms', 'bill.total < 3'] })).held)).toBe(
      'It held: all 2 objectives were met. Closest: p99 at 412 ms (p99 < 450ms). 660 customer requests of 4 800 were lost (14 %).',
    )
    expect(plain(headline(fourMinutes({ objectives: [] })).held)).toMatch(/^No objective is stated\./)
    expect(plain(headline(fourMinutes({ objectives: ['p50{intent:attack} < 1s'] })).held)).toMatch(/^It cannot be said: 1 of 1 objective /)
  })

  test('what did it cost', () => {
    expect(plain(words.cost)).toBe(
      'The run cost $2.40: $864 a day (the run scaled to 24 h), about $26 280 a month, $580 per million customer requests served. $1.20 of it (50 %) paid for machine time that no pod had asked for.',
    )
  })

  test('how near the edge', () => {
    // 95 % busy at the peak leaves 1/0.95 − 1
    expect(plain(words.edge)).toBe(
      'The peak was 50 requests/s at 09:02. When most reached checkout, its ready pods could have carried 5.3 % more. From a rise of traffic to enough ready pods it took up to 1 min. Capacity ran out in 1 stretch, costing 600 customer requests.',
    )
  })
})

describe('a verdict', () => {
  const limitedRun = (limited: number, lost: number, total: number) => {
    const run = result()
    const [shoppers, bots] = run.outcomes.bySource
    const counts = { ...shoppers.counts, limited, queueFull: lost - limited, served: shoppers.offered - lost }
    const outcomes = { ...run.outcomes, bySource: [{ ...shoppers, counts }, bots] }
    return fourMinutes({ name: 'the limiter', result: { ...run, outcomes }, bill: bill({ totalMicroUsd: total }), objectives: [] })
  }
  const open = limitedRun(0, 700, 614_400_000)

  test.each([
    [limitedRun(30, 60, 2_400_000), 'the limiter saves $612 and 640 customer requests, and refuses 30 customer requests itself.'],
    [limitedRun(0, 701, 2_400_000), 'the limiter saves $612 but loses 1 more customer request.'],
    [limitedRun(0, 700, 615_400_000), 'the limiter costs $1.00 more and loses as many customer requests.'],
    [limitedRun(0, 0, 615_400_000), 'the limiter costs $1.00 more but saves 700 customer requests.'],
    [limitedRun(0, 800, 615_400_000), 'the limiter costs $1.00 more and loses 100 more customer requests.'],
  ])('in money and customers', (after, words) => {
    expect(plain(verdictSentence(compare(open, after)))).toBe(words)
  })

  test('names objectives that changed, and says when chance plays no part', () => {
    const mended = fourMinutes({ name: 'b', objectives: ['p99 < 450ms'] })
    const broken = fourMinutes({
      name: 'a',
      result: result({ latency: [{ ...result().latency[0], p99Seconds: 0.6 }] }),
      objectives: ['p99 < 450ms'],
    })
    expect(plain(verdictSentence(compare(broken, mended)))).toBe(
      'b costs the same and loses as many customer requests; it mends p99 < 450ms.',
    )
    expect(comparisonNotes(compare(broken, mended))[0]).toBe(
      'Both runs use the same seed: sources that the scenarios share sent the same requests.',
    )
  })
})

test('a reaction in words names its longest part and what shortens it', () => {
  const [waterfall] = fourMinutes().findings.waterfalls
  expect(plain(waterfallSentence(waterfall, clock))).toBe(
    'From the rise at 09:02 to 4 serving pods it took checkout 58 s. The longest part, 30 s, passed until the metric showed it; what shortens it: ' +
      'a shorter metric resolution or look-back window. Meanwhile 580 customer requests were lost, and $0.00 went to machines that did not serve yet.',
  )
})

test('why in plain English, causes before effects', () => {
  const run = fourMinutes()
  const why = whyAt(run.result, { atSeconds: 200, service: 'checkout' })
  expect(plain(whyText(run, why, { width: 90 }))).toBe(
    [
      'The last change of checkout by 09:03:20 was at 09:02:30; its story begins at 09:02.',
      '',
      'What led to it',
      '   09:02  queues are full',
      '   09:02  traffic rises',
      '',
      'What changed',
      '09:02:30  checkout was scaled 2 → 4',
      '          cpu 190 % above target 65 %',
      '',
    ].join('\n'),
  )
})
