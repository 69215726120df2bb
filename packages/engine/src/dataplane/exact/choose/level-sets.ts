const firstLevels = 8

/**
 * Positions 0..n-1, each on a level (a count), as one bit set a level with a second set over its words: finds the next position on the
 * lowest level by looking at a few words. The second set is only told what comes; a search that finds a word empty puts it right, and one that
 * finds nothing goes a level up.
 */
export class LevelSets {
  private readonly words: number
  private readonly spans: number
  private levels = firstLevels
  private bits: Int32Array
  private summary: Int32Array
  /** No position is on a lower level. */
  private lowest = 0

  /** @param counts level of each position */
  constructor(counts: Int32Array) {
    this.words = Math.max(1, (counts.length + 31) >>> 5)
    this.spans = (this.words + 31) >>> 5
    this.bits = new Int32Array(this.words * this.levels)
    this.summary = new Int32Array(this.spans * this.levels)
    this.lowest = counts.length === 0 ? 0 : counts.reduce((least, count) => Math.min(least, count))
    for (let position = 0; position < counts.length; position++) this.add(position, counts[position])
  }

  /** The first position on the lowest level from `start` on, going round. There must be one. */
  next(start: number): number {
    const { bits, words } = this
    const word = start >>> 5
    for (; ; this.lowest++) {
      const base = this.lowest * words
      const rest = bits[base + word] & (-1 << (start & 31))
      if (rest !== 0) return (word << 5) + lowestBit(rest)
      const found = this.nextWord(word + 1)
      if (found >= 0) return (found << 5) + lowestBit(bits[base + found])
    }
  }

  /** A position goes one level up. */
  raise(position: number, from: number): void {
    this.bits[from * this.words + (position >>> 5)] &= ~(1 << (position & 31))
    this.add(position, from + 1)
  }

  /** A position goes one level down. */
  lower(position: number, from: number): void {
    this.bits[from * this.words + (position >>> 5)] &= ~(1 << (position & 31))
    this.add(position, from - 1)
    if (from - 1 < this.lowest) this.lowest = from - 1
  }

  /** The first word with a bit on the lowest level from `start` on, going round to the word before `start`; -1 when there is none. */
  private nextWord(start: number): number {
    const { bits, summary, spans, words, lowest } = this
    let span = start >>> 5
    let wanted = -1 << (start & 31)
    for (let visited = 0; visited <= spans; visited++, span++, wanted = -1) {
      if (span === spans) span = 0
      let marks = summary[lowest * spans + span] & wanted
      for (; marks !== 0; marks &= marks - 1) {
        const word = (span << 5) + lowestBit(marks)
        if (bits[lowest * words + word] !== 0) return word
        summary[lowest * spans + span] &= ~(1 << (word & 31))
      }
    }
    return -1
  }

  private add(position: number, level: number): void {
    while (level >= this.levels) this.grow()
    const word = position >>> 5
    this.bits[level * this.words + word] |= 1 << (position & 31)
    this.summary[level * this.spans + (word >>> 5)] |= 1 << (word & 31)
  }

  private grow(): void {
    this.levels *= 2
    const bits = new Int32Array(this.words * this.levels)
    bits.set(this.bits)
    const summary = new Int32Array(this.spans * this.levels)
    summary.set(this.summary)
    this.bits = bits
    this.summary = summary
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}
