import type { PodSizeAdvice } from '@plimsoll/analysis'
import { expect, test } from 'vitest'
import { fourMinutes } from '../../test/four-minutes.ts'
import { plain } from '../../test/plain.ts'
import { runMarkdown } from '../markdown/run-markdown.ts'
import { runText } from '../terminal/run-text.ts'
import { podSizeSentence } from './pod-sizes.ts'

const Mi = 1_048_576
const advice: PodSizeAdvice = {
  service: 'checkout',
  samples: 1440,
  confidenceDays: 0.999,
  resources: [
    {
      resource: 'cpu',
      unit: 'millicores',
      request: 1000,
      said: { lowerBound: 125, target: 126, uncappedTarget: 110, upperBound: 252 },
      standing: 'above',
      note: null,
    },
    { resource: 'memory', unit: 'bytes', request: 512 * Mi, said: null, standing: null, note: 'The scenario does not say.' },
  ],
  perMonthMicroUsd: -120_000_000,
  costReason: 'Machines at the prices of the run.',
}
const base = fourMinutes()
const run = { ...base, findings: { ...base.findings, podSizes: [advice] } }

test('the terminal has a table', () => {
  const lines = plain(runText(run, { width: 200 })).split('\n')
  const at = lines.indexOf('What a VerticalPodAutoscaler would say')
  expect(lines.slice(at + 1, at + 6)).toEqual([
    '                 request  lower  target  uncapped  upper',
    'checkout CPU       1000m   125m    126m      110m   252m  too much: an updater would evict',
    'checkout memory    512Mi      –       –         –      –  –',
    'checkout: The scenario does not say.',
    'checkout: 1 440 samples, 1.00 days of history; the bounds close in as it grows. With the targets as requests machines would cost about $120 a month less: machines at the prices of the run.',
  ])
})

test('so has Markdown', () => {
  expect(runMarkdown(run)).toContain('| checkout | CPU | 1000m | 125m | 126m | 110m | 252m | too much: an updater would evict |')
  expect(runMarkdown(base)).not.toContain('VerticalPodAutoscaler')
})

test('a cost that is not known is not a cost of nothing', () => {
  const sentence = podSizeSentence({ ...advice, perMonthMicroUsd: null, costReason: 'The machines are fixed.' })
  expect(plain(sentence)).toContain('What the targets would cost is not known: the machines are fixed.')
})
