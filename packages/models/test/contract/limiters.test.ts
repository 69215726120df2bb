import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createBatch, type LimiterSpec, limiters, outcomeCode, pendingCode, type RequestBatch, type Station } from '../../src/index.ts'
import { exampleOf } from './examples.ts'

const context = { clientCount: 8, sourceCount: 2 }
const rows = 3000

/**
 * Half a minute from 8 clients of 2 sources, dense at first and thinner later, in the middle of steps of 1/256 s, which binary fractions write exactly.
 * Every seventh row is decided before it reaches the limiter.
 */
function flood(): RequestBatch {
  const batch = createBatch(rows)
  batch.length = rows
  for (let row = 0; row < rows; row++) {
    batch.arrivedAt[row] = Math.floor((row * row * 256) / (rows * 100)) / 256 + 1 / 512
    batch.client[row] = (row * row) % 8
    batch.source[row] = batch.client[row] % 2
    batch.route[row] = row % 3
    batch.work[row] = row
    batch.outcome[row] = row % 7 === 0 ? outcomeCode.blocked : pendingCode
    batch.finishedAt[row] = -row
  }
  return batch
}

/** Some rows of the flood, with an origin of their own. */
function part(whole: RequestBatch, from: number, until: number, originSeconds: number): RequestBatch {
  const batch = createBatch(until - from)
  batch.length = until - from
  batch.arrivedAt.set(whole.arrivedAt.subarray(from, until).map((at) => at - originSeconds))
  batch.client.set(whole.client.subarray(from, until))
  batch.source.set(whole.source.subarray(from, until))
  batch.outcome.set(whole.outcome.subarray(from, until))
  return batch
}

const verdicts = (batch: RequestBatch) => Array.from({ length: batch.length }, (_, row) => [batch.outcome[row], batch.delay[row]])

describe.each(limiters.members)('limiter $kind', ({ kind, spec, title, help }) => {
  const written = exampleOf('edge/limiters', kind).edge?.[0] ?? {}
  const parse = (changes: object = {}) => limiters.spec.parse({ ...written, ...changes }) as LimiterSpec
  const create = (changes: object = {}): Station => limiters.create(parse(changes), context)

  test('its example is of its kind and valid', () => {
    expect(written).toMatchObject({ kind })
    expect(spec.safeParse(written).success).toBe(true)
  })

  test('unknown keys are errors', () => {
    expect(spec.safeParse({ ...written, unheardOf: 1 }).success).toBe(false)
  })

  test('forms and completion find words for every field', () => {
    const schema = z.toJSONSchema(spec, { io: 'input' }) as { properties: Record<string, { title?: string; description?: string }> }
    const { kind: _, ...fields } = schema.properties
    expect(title.length * help.length).toBeGreaterThan(0)
    for (const [field, { title: fieldTitle, description }] of Object.entries(fields))
      expect([field, !!fieldTitle, !!description]).toEqual([field, true, true])
  })

  test('it says whether it reads clients', () => {
    expect(limiters.readsClients(parse({ per: 'client' }))).toBe(true)
    expect(limiters.readsClients(parse({ per: 'global' }))).toBe(false)
  })

  test('a flood is limited, and not all of it', () => {
    const batch = flood()
    create().process(batch)
    const limited = batch.outcome.filter((code) => code === outcomeCode.limited).length
    expect(limited).toBeGreaterThan(rows / 10)
    expect(batch.outcome.includes(pendingCode)).toBe(true)
  })

  test('one request an hour is never refused and never waits', () => {
    const batch = createBatch(48)
    batch.length = 48
    batch.outcome.fill(pendingCode)
    batch.arrivedAt.set(batch.arrivedAt.map((_, hour) => hour * 3600))
    create().process(batch)
    expect(new Set(batch.outcome)).toEqual(new Set([pendingCode]))
    expect(Math.max(...batch.delay)).toBe(0)
  })

  test('decided rows stay as they are, and only outcome and delay are written', () => {
    const before = flood()
    const after = flood()
    create().process(after)
    for (let row = 0; row < rows; row += 7) expect(after.outcome[row]).toBe(outcomeCode.blocked)
    for (const column of ['arrivedAt', 'client', 'source', 'route', 'work', 'finishedAt'] as const)
      expect(after[column]).toEqual(before[column])
    expect(after.length).toBe(rows)
  })

  test('decided rows do not count', () => {
    const whole = flood()
    create().process(whole)
    const undecided = Array.from({ length: rows }, (_, row) => row).filter((row) => row % 7 !== 0)
    const station = create()
    const fresh = flood()
    const alone = undecided.flatMap((row) => {
      const batch = part(fresh, row, row + 1, 0)
      station.process(batch)
      return verdicts(batch)
    })
    expect(alone).toEqual(undecided.map((row) => [whole.outcome[row], whole.delay[row]]))
  })

  test.each(['client', 'source', 'global'])('per %s, the same however the requests are cut into batches', (per) => {
    const whole = flood()
    create({ per }).process(whole)
    const station = create({ per })
    const pieces = [0, 1, 2, 500, 501, 2000, rows].flatMap((from, i, cuts) => {
      if (i === cuts.length - 1) return []
      const batch = part(flood(), from, cuts[i + 1], 0)
      station.process(batch)
      return verdicts(batch)
    })
    expect(pieces).toEqual(verdicts(whole))
  })

  test('the same when the origin of time moves', () => {
    const whole = flood()
    create().process(whole)
    const station = create()
    let origin = 0
    const moved = [0, 1000, 1500, 2400].flatMap((from, i, cuts) => {
      const seconds = Math.floor(whole.arrivedAt[from]) - origin
      origin += seconds
      station.rebase(seconds)
      const batch = part(flood(), from, cuts[i + 1] ?? rows, origin)
      station.process(batch)
      return verdicts(batch)
    })
    expect(moved).toEqual(verdicts(whole))
  })

  test('per client, what one client does is nothing to another', () => {
    const together = flood()
    create({ per: 'client' }).process(together)
    const alone = flood()
    for (let row = 0; row < rows; row++) if (alone.client[row] !== 1) alone.outcome[row] = outcomeCode.blocked
    create({ per: 'client' }).process(alone)
    const ofClient = (batch: RequestBatch) => verdicts(batch).filter((_, row) => batch.client[row] === 1 && row % 7 !== 0)
    expect(ofClient(alone)).toEqual(ofClient(together))
  })

  test('global, everybody together gets what one key would', () => {
    const many = flood()
    create({ per: 'global' }).process(many)
    const one = flood()
    one.client.fill(0)
    create({ per: 'client' }).process(one)
    expect(verdicts(many)).toEqual(verdicts(one))
  })
})
