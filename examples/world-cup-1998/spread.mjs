// Writes june-30.csv: one row a minute, from the hourly figures beside this file. Run by hand: node examples/world-cup-1998/spread.mjs
// Within an hour the rate runs in straight lines through the hour's own mean; every hour keeps its exact total.
import { readFileSync, writeFileSync } from 'node:fs'

const here = new URL('.', import.meta.url)
const hours = readFileSync(new URL('hourly-figures.csv', here), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const totals = hours.map(([, requests]) => Number(requests))

const rows = ['period,count']
for (let hour = 0; hour < totals.length; hour++) {
  const before = totals[Math.max(0, hour - 1)]
  const after = totals[Math.min(totals.length - 1, hour + 1)]
  const shape = Array.from({ length: 60 }, (_, minute) => {
    const position = (minute + 0.5) / 60
    return position < 0.5
      ? totals[hour] + (before - totals[hour]) * (0.5 - position)
      : totals[hour] + (after - totals[hour]) * (position - 0.5)
  })
  const sum = shape.reduce((total, value) => total + value, 0)
  let reached = 0
  let placed = 0
  for (let minute = 0; minute < 60; minute++) {
    reached += shape[minute]
    const until = Math.round((totals[hour] * reached) / sum)
    const stamp = `${hours[hour][0].slice(0, 13)}:${String(minute).padStart(2, '0')}:00`
    rows.push(`${stamp},${until - placed}`)
    placed = until
  }
}
writeFileSync(new URL('june-30.csv', here), `${rows.join('\n')}\n`)
