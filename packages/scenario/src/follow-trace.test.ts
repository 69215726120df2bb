import { expect, test } from 'vitest'
import { followTrace } from './follow-trace.ts'

const counts = new Float64Array(120)
const attachments = { traces: { 'log.csv': { stepSeconds: 60, counts, startIso: '1998-04-30T21:30:00' } } }
const traffic = [{ name: 'visitors', pattern: { kind: 'trace', file: 'log.csv' } }]

test('a run without start and duration takes those of its trace', () => {
  expect(followTrace({ traffic, run: { seed: 3 } }, attachments).run).toEqual({ seed: 3, start: '1998-04-30T21:30:00Z', duration: '7200s' })
  expect(followTrace({ traffic }, attachments).run).toEqual({ start: '1998-04-30T21:30:00Z', duration: '7200s' })
})

test('what the document says stays', () => {
  const run = { start: '2026-01-01T00:00:00Z', duration: '1h' }
  expect(followTrace({ traffic, run }, attachments).run).toEqual(run)
  expect(followTrace({ traffic, run: { start: run.start } }, attachments).run).toEqual({ start: run.start, duration: '7200s' })
})

test('twice the speed is half the span', () => {
  const fast = [{ name: 'visitors', pattern: { kind: 'trace', file: 'log.csv', speed: 2 } }]
  expect(followTrace({ traffic: fast }, attachments).run).toMatchObject({ duration: '3600s' })
})

test('without a trace nothing is filled in', () => {
  const document = { traffic: [{ name: 'a', pattern: { kind: 'constant', rate: '1/s' } }] }
  expect(followTrace(document, attachments)).toBe(document)
})
