import type { Labels } from '../../../contract/node-selection.ts'

export const hostname = 'kubernetes.io/hostname'

/** Numbers the values of one topology key: 0 for nodes without the label, then in the order in which they were seen; a host is its row. */
export class Domains {
  readonly key: string
  /** By row. */
  byRow = new Int32Array(0)
  private readonly ids = new Map<string, number>()

  constructor(key: string) {
    this.key = key
  }

  /** Highest number in use, plus one. */
  get size(): number {
    return this.key === hostname ? this.byRow.length + 1 : this.ids.size + 1
  }

  set(row: number, labels: Labels): void {
    if (row >= this.byRow.length) {
      const longer = new Int32Array(Math.max(64, row * 2))
      longer.set(this.byRow)
      this.byRow = longer
    }
    const value = labels[this.key]
    if (value === undefined) {
      this.byRow[row] = 0
      return
    }
    if (this.key === hostname) {
      this.byRow[row] = row + 1
      return
    }
    const id = this.ids.get(value) ?? this.size
    this.ids.set(value, id)
    this.byRow[row] = id
  }
}
