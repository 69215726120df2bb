import { compare } from '@plimsoll/analysis'
import { describe, expect, test } from 'vitest'
import { fourMinutes, result } from '../test/four-minutes.ts'
import { plain } from '../test/plain.ts'
import { comparisonJson } from './document/comparison-document.ts'
import { resultDocument, resultJson } from './document/result-document.ts'
import { comparisonMarkdown } from './markdown/comparison-markdown.ts'
import { runMarkdown } from './markdown/run-markdown.ts'
import { comparisonText } from './terminal/comparison-text.ts'
import { runText } from './terminal/run-text.ts'
import { sparkline } from './terminal/sparkline.ts'
import { textWidth } from './terminal/width.ts'

const run = fourMinutes()

describe('terminal', () => {
  test('a sparkline spans least to greatest, with blanks for gaps', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 0, 7)).toBe('▁▂▃▄▅▆▇█')
    expect(sparkline([0, Number.NaN, 8], 0, 8)).toBe('▁ █')
    expect(sparkline([3, 3], 3, 3)).toBe('▁▁')
  })

  test('three questions first, then curves, then decisions', () => {
    const text = plain(runText(run))
    const order = [
      'Did it hold?',
      'What did it cost?',
      'How near the edge?',
      '\noffered ',
      '\nready pods ',
      '\np99 ',
      'Decisions that',
      'Seed 7',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(text).toMatch(/50 requests\/s/)
  })

  test.each([60, 80, 120])('fits %d columns', (width) => {
    for (const line of runText(run, { width }).split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width)
  })

  test('colour only when asked for, and never alone', () => {
    expect(runText(run)).not.toContain('\u001b')
    expect(runText(run, { isColoured: true })).toContain('\u001b[31m✗\u001b[0m')
  })

  test('a name cannot steer the terminal', () => {
    const sly = fourMinutes({ name: 'sly\u001b]0;owned\u0007\u001b[2J\rname' })
    expect(runText(sly)).toContain('sly]0;owned[2Jname')
  })

  test('a comparison gives the verdict, the note on the seed, and what changed', () => {
    const text = plain(comparisonText(compare(run, fourMinutes({ name: 'Again', result: result({ planHash: 'b' }) }))))
    expect(text.startsWith('Again costs the same and loses as many customer requests.')).toBe(true)
    expect(text).toContain('same seed')
    expect(text).toContain('unchanged')
  })
})

describe('Markdown', () => {
  test('has the three questions, objectives, bill and provenance', () => {
    const text = runMarkdown(run)
    for (const words of ['**Did it hold?**', '## Objectives', '✗ broken: `p99 < 300ms`', '## Bill', '| **total** |', 'Made by hand.']) {
      expect(text).toContain(words)
    }
  })

  test('names stay text', () => {
    const text = runMarkdown(fourMinutes({ name: '<script>|[x](y)\n# z' }))
    expect(text.split('\n')[0]).toBe('# &lt;script&gt;\\|\\[x\\](y) \\# z')
  })

  test('a comparison', () => {
    expect(comparisonMarkdown(compare(run, fourMinutes({ name: 'Again' })))).toContain('# Again against Four minutes')
  })
})

describe('JSON', () => {
  test('has the documented keys in order', () => {
    expect(Object.keys(resultDocument(run))).toEqual([
      'schema',
      'scenario',
      'provenance',
      'outcomes',
      'latencySeconds',
      'replicas',
      'restarts',
      'nodes',
      'bill',
      'objectives',
      'findings',
    ])
  })

  test('equal runs give equal bytes, and no number is lost to JSON', () => {
    expect(resultJson(run)).toBe(resultJson(fourMinutes()))
    expect(resultJson(run)).not.toMatch(/NaN|Infinity/)
    expect(JSON.parse(resultJson(run))).toMatchObject({
      schema: 'plimsoll.result/v1',
      provenance: { seed: 7, fidelity: 'exact' },
      replicas: [{ service: 'checkout', desired: { least: 2, mean: 2.75, most: 4 } }],
      latencySeconds: [{ service: 'checkout', p99: 0.412 }],
      objectives: { verdict: 'broken' },
    })
  })

  test('a comparison carries its verdict', () => {
    expect(JSON.parse(comparisonJson(compare(run, run)))).toMatchObject({
      schema: 'plimsoll.comparison/v1',
      isSamePlan: true,
      savedMicroUsd: 0,
    })
  })
})
