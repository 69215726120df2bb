import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { outcomeCode, pendingCode } from '../../../contract/outcome.ts'
import { createBatch } from '../../../contract/request-batch.ts'
import { nginxLimitReq } from './index.ts'
import { createZones, type ZonesStation } from './zones.ts'

type Row = readonly [
  seq: number,
  id: number,
  key: string,
  ms: number,
  sent: number,
  result: string,
  status: number,
  delayMs: number,
  excess: number[],
]
type Recording = {
  readonly id: string
  readonly zones: readonly { readonly name: string; readonly key: string; readonly rate: string }[]
  readonly limits: readonly { readonly zone: string; readonly burst?: number; readonly delay?: number; readonly nodelay?: boolean }[]
  readonly requests: readonly Row[]
}

const folder = path.join(import.meta.dirname, 'recordings')
const recordings = readdirSync(folder).map((file): Recording => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))

/** What of the recorded configuration each of nginx's key variables is to us. An empty key isn't limited, which is to have no limit. */
const perOf: Readonly<Record<string, 'client' | 'global' | undefined>> = {
  $arg_k: 'client',
  $server_name: 'global',
  $arg_missing: undefined,
}

/** The recorded configuration in our words, through the spec, so that rates and bursts are cut as a document's are. */
function stationOf({ zones, limits }: Recording): ZonesStation {
  const [first, ...also] = limits.flatMap(({ zone, ...limit }) => {
    const { key, rate } = zones.find(({ name }) => name === zone)!
    return perOf[key] ? [{ per: perOf[key], rate, ...limit }] : []
  })
  const spec = nginxLimitReq.spec.parse({ kind: 'nginx-limit-req', ...first, also })
  return nginxLimitReq.create(spec, { clientCount: 64, sourceCount: 1 }) as ZonesStation
}

/** Decides one request in the middle of its recorded millisecond. */
function decide(station: ZonesStation, ms: number, client: number) {
  const batch = createBatch(1)
  batch.length = 1
  batch.arrivedAt[0] = (ms + 0.5) / 1000
  batch.client[0] = client
  batch.outcome[0] = pendingCode
  station.process(batch)
  const isLimited = batch.outcome[0] === outcomeCode.limited
  const delayMs = Math.round(batch.delay[0] * 1000)
  return { result: isLimited ? 'REJECTED' : delayMs > 0 ? 'DELAYED' : 'PASSED', delayMs, excess: station.lastExcessMilli() }
}

test('all fifteen recordings are here', () => {
  expect(recordings.map(({ id }) => id.slice(0, 3))).toEqual(Array.from({ length: 15 }, (_, i) => `n${String(i + 1).padStart(2, '0')}`))
})

test.each(recordings)('$id: every verdict, excess and delay of nginx 1.22.1', (recording) => {
  const station = stationOf(recording)
  const keys = [...new Set(recording.requests.map(([, , key]) => key))]
  const decided = recording.requests.map(([, , key, ms]) => decide(station, ms, keys.indexOf(key)))
  const recorded = recording.requests.map(([, , , , , result, , delayMs, excess]) => ({ result, delayMs, excess }))
  expect(decided).toEqual(recorded)
})

test.each(recordings)('$id: the same when the origin of time moves on with every tenth request', (recording) => {
  const station = stationOf(recording)
  const keys = [...new Set(recording.requests.map(([, , key]) => key))]
  let originMs = 0
  const decided = recording.requests.map(([seq, , key, ms]) => {
    const aheadSeconds = seq % 10 === 0 ? Math.floor((ms - originMs) / 1000) : 0
    station.rebase(aheadSeconds)
    originMs += aheadSeconds * 1000
    return decide(station, ms - originMs, keys.indexOf(key)).excess
  })
  expect(decided).toEqual(recording.requests.map((row) => row[8]))
})

test('the origin moves by whole seconds only', () => {
  const station = createZones([], { clientCount: 1, sourceCount: 1 })
  expect(() => station.rebase(0.5)).toThrow(RangeError)
})

/** Arrivals in ms, small enough to follow with a pencil: 5r/s leaks 5 milli a millisecond. */
const arrivalsMs = [0, 0, 0, 100, 200, 300, 400, 900, 990, 1000, 1010, 1100, 1500, 1999, 2000, 2001, 2500, 3900]

function byHand(spec: object) {
  const station = nginxLimitReq.create(nginxLimitReq.spec.parse({ kind: 'nginx-limit-req', rate: '5r/s', ...spec }), {
    clientCount: 1,
    sourceCount: 1,
  })
  const decided = arrivalsMs.map((ms) => decide(station as ZonesStation, ms, 0))
  return {
    verdicts: decided.map(({ result }) => (result === 'REJECTED' ? 'R' : 'A')).join(''),
    excess: decided.map(({ excess }) => excess[0]),
    delaysMs: decided.map(({ result, delayMs }) => (result === 'REJECTED' ? null : delayMs)),
  }
}

test('worked by hand: burst 0', () => {
  const { verdicts, excess } = byHand({})
  expect(verdicts).toBe('ARRRARAARRRAAARRAA')
  expect(excess).toEqual([0, 1000, 1000, 500, 0, 500, 0, 0, 550, 500, 450, 0, 0, 0, 995, 990, 0, 0])
})

test('worked by hand: burst 3 at once, waiting, and waiting after the first', () => {
  const verdicts = 'AAAAARAAAARRAAAAAA'
  const excess = [0, 1000, 2000, 2500, 3000, 3500, 3000, 1500, 2050, 3000, 3950, 3500, 1500, 5, 1000, 1995, 500, 0]
  const waiting = [0, 200, 400, 500, 600, null, 600, 300, 410, 600, null, null, 300, 1, 200, 399, 100, 0]
  const later = [0, 0, 200, 300, 400, null, 400, 100, 210, 400, null, null, 100, 0, 0, 199, 0, 0]
  expect(byHand({ burst: 3, nodelay: true })).toEqual({ verdicts, excess, delaysMs: waiting.map((ms) => (ms === null ? null : 0)) })
  expect(byHand({ burst: 3 })).toEqual({ verdicts, excess, delaysMs: waiting })
  expect(byHand({ burst: 3, delay: 1 })).toEqual({ verdicts, excess, delaysMs: later })
})

test.each([
  ['10r/s', 10_000],
  ['600r/m', 10_000],
  ['30r/m', 500],
  ['100r/m', 1666],
  ['1r/m', 16],
])('%s is %i thousandths a second', (rate, milliPerSecond) => {
  expect(nginxLimitReq.spec.parse({ kind: 'nginx-limit-req', rate }).rate).toEqual({ milliPerSecond })
})

test.each(['10/s', '0r/s', '10r/h', '1.5r/s', 'r/s'])('%s is no rate of nginx', (rate) => {
  expect(nginxLimitReq.spec.safeParse({ kind: 'nginx-limit-req', rate }).success).toBe(false)
})

test('delay and nodelay contradict each other', () => {
  const result = nginxLimitReq.spec.safeParse({ kind: 'nginx-limit-req', rate: '1r/s', delay: 1, nodelay: true })
  expect(result.error?.issues[0]).toMatchObject({ path: ['delay'], message: 'give delay or nodelay, not both' })
})

test('a limit further on may need clients though the first does not', () => {
  const spec = nginxLimitReq.spec.parse({ kind: 'nginx-limit-req', per: 'global', rate: '1r/s', also: [{ rate: '1r/s' }] })
  expect(nginxLimitReq.readsClients(spec)).toBe(true)
  expect(nginxLimitReq.readsClients({ ...spec, also: [] })).toBe(false)
})
