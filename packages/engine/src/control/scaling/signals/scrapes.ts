import { extrapolatedRate } from '@plimsoll/models'

/** Values that a scraper has read: one row a scrape, as many rows as a query can look back, one column a subject. */
export class Scrapes {
  private readonly times: Float64Array
  private readonly rows: Float64Array[]
  private columns: number
  /** Row of the newest scrape. */
  private newest = -1
  private count = 0

  constructor(rows: number, columns: number) {
    this.times = new Float64Array(rows)
    this.columns = columns
    this.rows = Array.from({ length: rows }, () => new Float64Array(columns).fill(Number.NaN))
  }

  /** Begins a scrape in which nothing has answered yet. */
  begin(atSeconds: number): void {
    this.newest = (this.newest + 1) % this.rows.length
    this.count = Math.min(this.count + 1, this.rows.length)
    this.times[this.newest] = atSeconds
    this.rows[this.newest].fill(Number.NaN)
  }

  /** A subject's answer in the scrape under way. */
  set(column: number, value: number): void {
    if (column >= this.columns) this.widen(Math.max(column + 1, this.columns * 2))
    this.rows[this.newest][column] = value
  }

  /** The subject is another one from now on. */
  forget(column: number): void {
    if (column < this.columns) for (const row of this.rows) row[column] = Number.NaN
  }

  /** Instant of the scrape `back` scrapes before the newest; NaN when there was none. */
  atSeconds(back: number): number {
    return back < this.count ? this.times[this.rowOf(back)] : Number.NaN
  }

  value(column: number, back: number): number {
    return back < this.count && column < this.columns ? this.rows[this.rowOf(back)][column] : Number.NaN
  }

  /** Scrapes later than `sinceSeconds`. */
  countAfter(sinceSeconds: number): number {
    let found = 0
    while (found < this.count && this.times[this.rowOf(found)] > sinceSeconds) found++
    return found
  }

  /** Prometheus `rate()` of a counter over the window that ends now; NaN with fewer than two scrapes in it. */
  rate(column: number, atSeconds: number, windowSeconds: number, inWindow = this.countAfter(atSeconds - windowSeconds)): number {
    const lastCount = this.value(column, 0)
    if (Number.isNaN(lastCount)) return Number.NaN
    let points = inWindow
    while (points > 1 && Number.isNaN(this.value(column, points - 1))) points--
    range.points = points
    range.firstAtSeconds = this.atSeconds(points - 1)
    range.firstCount = this.value(column, points - 1)
    range.lastAtSeconds = this.atSeconds(0)
    range.lastCount = lastCount
    return extrapolatedRate(range, atSeconds, windowSeconds)
  }

  private rowOf(back: number): number {
    return (this.newest - back + this.rows.length) % this.rows.length
  }

  private widen(columns: number): void {
    this.columns = columns
    for (let row = 0; row < this.rows.length; row++) {
      const wider = new Float64Array(columns).fill(Number.NaN)
      wider.set(this.rows[row])
      this.rows[row] = wider
    }
  }
}

/** Rewritten by each call of `rate`. */
const range = { firstAtSeconds: 0, firstCount: 0, lastAtSeconds: 0, lastCount: 0, points: 0 }

/** Rows that a query over `windowSeconds` can need. */
export function rowsFor(windowSeconds: number, intervalSeconds: number): number {
  return Math.ceil(windowSeconds / intervalSeconds) + 2
}
