import type { HourlyTraffic } from '@plimsoll/engine'
import { type Metering, secondsPerHour } from './charge.ts'

/**
 * Who kept the workers busy, hour by hour: within an hour all time counts as the intents' shares of its busy seconds.
 * An hour in which nobody was served belongs to nobody.
 */
export function busyByHour(traffic: readonly HourlyTraffic[], durationSeconds: number): Metering['busyBetween'] {
  const hours = Math.max(1, Math.ceil(durationSeconds / secondsPerHour))
  const customers = runningShare(traffic, 'customers', hours)
  const attack = runningShare(traffic, 'attack', hours)
  return (from, to) => ({ customers: at(customers, to) - at(customers, from), attack: at(attack, to) - at(attack, from) })
}

/** Seconds since the start that belong to an intent, at every full hour. */
function runningShare(traffic: readonly HourlyTraffic[], intent: HourlyTraffic['intent'], hours: number): Float64Array {
  const running = new Float64Array(hours + 1)
  for (let hour = 0; hour < hours; hour++) {
    let mine = 0
    let all = 0
    for (const entry of traffic) {
      const busy = entry.busySeconds[hour] ?? 0
      all += busy
      if (entry.intent === intent) mine += busy
    }
    running[hour + 1] = running[hour] + (all > 0 ? (secondsPerHour * mine) / all : 0)
  }
  return running
}

function at(running: Float64Array, seconds: number): number {
  const position = Math.min(Math.max(seconds / secondsPerHour, 0), running.length - 1)
  const hour = Math.min(Math.floor(position), running.length - 2)
  return running[hour] + (position - hour) * (running[hour + 1] - running[hour])
}
