import { log } from '@plimsoll/kernel'

/** Hours of the month that interruption rates are given for. */
const monthHours = 720

/** Interruptions per machine and hour that take this share of machines back in a month: -ln(1 - share) / 720. */
export function hazardPerHour(monthlyRatio: number): number {
  return monthlyRatio >= 1 ? Number.POSITIVE_INFINITY : log(1 / (1 - monthlyRatio)) / monthHours
}

/**
 * Seconds until a machine is taken back, by a constant hazard.
 *
 * @param uniform in [0, 1)
 * @returns Infinity where nothing is ever taken back
 */
export function secondsToInterruption(perMachineHour: number, uniform: number): number {
  return perMachineHour === 0 ? Number.POSITIVE_INFINITY : (log(1 / (1 - uniform)) / perMachineHour) * 3600
}
