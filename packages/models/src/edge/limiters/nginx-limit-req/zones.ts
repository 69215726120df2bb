import { outcomeCode, pendingCode } from '../../../contract/outcome.ts'
import type { RequestBatch } from '../../../contract/request-batch.ts'
import type { LimitKey, Station, StationContext } from '../../../contract/station.ts'
import { createKeys, type Keys } from '../keys.ts'

/** One `limit_req` directive and its zone. Whole thousandths of a request, as nginx keeps them. */
export type Limit = {
  readonly per: LimitKey
  readonly milliPerSecond: number
  /** Most excess that is let in. */
  readonly burstMilli: number
  /** Excess up to which nobody waits; Infinity is `nodelay`. */
  readonly delayMilli: number
}

/** What one zone remembers of each key. */
type Zone = Limit & {
  readonly keys: Keys
  /**
   * Two numbers a key, side by side so that one look-up brings both: nginx's clock when the key was last let in (0 for a key never seen), and
   * the requests that had not leaked away then, in thousandths.
   */
  readonly memory: Float64Array
}

/**
 * nginx's millisecond clock when a run starts. It counts from boot, so that it is far above the 0 of a key never seen: such a key's
 * excess is then 0 by the general rule, as in nginx.
 */
const bootMs = 1e12

const requestMilli = 1000
const limited = outcomeCode.limited

/** A station that tells what it computed last, for comparison with nginx's own log. */
export interface ZonesStation extends Station {
  /** Excess computed for the last request, one value a limit that was evaluated. */
  lastExcessMilli(): number[]
}

/**
 * Limits checked one after the other for each request, as nginx does for the `limit_req` directives of one location: the first that is
 * exceeded refuses the request and no limit counts it; else all count it, and it waits for the longest of their delays.
 *
 * nginx workers have a clock each and so may see time go back a little. A run has one clock, so that rule has no case here.
 */
export function createZones(limits: readonly Limit[], context: StationContext): ZonesStation {
  const zones = limits.map((limit): Zone => {
    const keys = createKeys(limit.per, context)
    return { ...limit, keys, memory: new Float64Array(2 * keys.count) }
  })
  const excess = new Float64Array(zones.length)
  let evaluated = 0
  let originMs = bootMs
  return {
    process(batch) {
      if (zones.length === 1) evaluated = passOne(batch, zones[0], originMs, excess)
      else evaluated = passAll(batch, zones, originMs, excess)
    },
    rebase(seconds) {
      if (!Number.isInteger(seconds))
        throw new RangeError(`nginx-limit-req keeps whole milliseconds: rebase by whole seconds, not by ${seconds}`)
      originMs += seconds * 1000
    },
    lastExcessMilli: () => Array.from(excess.subarray(0, evaluated)),
  }
}

/** Excess of a key if this request is let in: what has not leaked since, plus the request itself. The leak is cut to whole thousandths. */
function excessAt(memory: Float64Array, milliPerSecond: number, key: number, nowMs: number): number {
  const leaked = Math.floor((milliPerSecond * (nowMs - memory[2 * key])) / 1000)
  const left = memory[2 * key + 1] - leaked + requestMilli
  return left > 0 ? left : 0
}

/** Whole milliseconds that a request waits for the excess above what goes on at once. */
function delayMs(aboveMilli: number, milliPerSecond: number): number {
  return aboveMilli > 0 ? Math.floor((aboveMilli * 1000) / milliPerSecond) : 0
}

/** The loop for a single limit, which is the usual case. */
function passOne(batch: RequestBatch, zone: Zone, originMs: number, excess: Float64Array): number {
  const { length, arrivedAt, outcome, delay } = batch
  const { burstMilli, delayMilli, milliPerSecond, memory } = zone
  const keys = zone.keys.of(batch)
  for (let row = 0; row < length; row++) {
    if (outcome[row] !== pendingCode) continue
    const key = keys[row]
    const nowMs = originMs + Math.floor(arrivedAt[row] * 1000)
    const left = excessAt(memory, milliPerSecond, key, nowMs)
    excess[0] = left
    if (left > burstMilli) {
      outcome[row] = limited
      continue
    }
    memory[2 * key] = nowMs
    memory[2 * key + 1] = left
    if (left > delayMilli) delay[row] += delayMs(left - delayMilli, milliPerSecond) / 1000
  }
  return 1
}

function passAll(batch: RequestBatch, zones: readonly Zone[], originMs: number, excess: Float64Array): number {
  const { length, arrivedAt, outcome, delay } = batch
  const columns = zones.map(({ keys }) => keys.of(batch))
  let evaluated = 0
  for (let row = 0; row < length; row++) {
    if (outcome[row] !== pendingCode) continue
    const nowMs = originMs + Math.floor(arrivedAt[row] * 1000)
    let isLimited = false
    for (evaluated = 0; evaluated < zones.length && !isLimited; evaluated++) {
      const zone = zones[evaluated]
      excess[evaluated] = excessAt(zone.memory, zone.milliPerSecond, columns[evaluated][row], nowMs)
      isLimited = excess[evaluated] > zone.burstMilli
    }
    if (isLimited) {
      outcome[row] = limited
      continue
    }
    let longestMs = 0
    for (let i = 0; i < zones.length; i++) {
      const zone = zones[i]
      const key = columns[i][row]
      zone.memory[2 * key] = nowMs
      zone.memory[2 * key + 1] = excess[i]
      longestMs = Math.max(longestMs, delayMs(excess[i] - zone.delayMilli, zone.milliPerSecond))
    }
    delay[row] += longestMs / 1000
  }
  return evaluated
}
