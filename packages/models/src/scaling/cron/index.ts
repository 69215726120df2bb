export { regimeAt, type TimeZone, timeZone } from './time-zone.ts'
export { type CronWindow, isWithin } from './window.ts'
