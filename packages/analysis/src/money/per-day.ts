import type { Bill, CumulativeBill, MicroUsd } from '@plimsoll/billing'

const daySeconds = 86_400

/** What one day cost, and how that was reckoned. Null for a run of no length. */
export type DayCost = { readonly microUsd: MicroUsd; readonly basis: string; readonly atSeconds: number | null }

/**
 * The dearest day of the run, days counted from its start. A run shorter than a day is scaled to one; a longer one without its spending over
 * time gives the average day.
 */
export function costPerDay(bill: Bill, cumulative: CumulativeBill | null): DayCost | null {
  const { durationSeconds, totalMicroUsd } = bill
  if (durationSeconds <= 0) return null
  const average = Math.round((totalMicroUsd * daySeconds) / durationSeconds)
  if (durationSeconds === daySeconds) return { microUsd: totalMicroUsd, basis: 'the day of the run', atSeconds: null }
  if (durationSeconds < daySeconds) return { microUsd: average, basis: 'the run scaled to 24 h', atSeconds: null }
  if (cumulative === null) return { microUsd: average, basis: 'the average day of the run', atSeconds: null }

  let dearest: DayCost | null = null
  for (let from = 0; from < durationSeconds; from += daySeconds) {
    const microUsd = Math.round(spentBy(cumulative, from + daySeconds) - spentBy(cumulative, from))
    if (dearest === null || microUsd > dearest.microUsd) {
      dearest = { microUsd, basis: `day ${from / daySeconds + 1} of the run, the dearest`, atSeconds: from }
    }
  }
  return dearest
}

/** Micro-dollars spent by an instant, on the straight line between the instants known. */
export function spentBy({ gridSeconds, totalMicroUsd }: CumulativeBill, seconds: number): number {
  if (seconds <= 0) return 0
  const next = gridSeconds.findIndex((instant) => instant >= seconds)
  if (next === -1) return totalMicroUsd[totalMicroUsd.length - 1] ?? 0
  const from = next === 0 ? 0 : gridSeconds[next - 1]
  const spent = next === 0 ? 0 : totalMicroUsd[next - 1]
  const length = gridSeconds[next] - from
  return length > 0 ? spent + ((totalMicroUsd[next] - spent) * (seconds - from)) / length : totalMicroUsd[next]
}
