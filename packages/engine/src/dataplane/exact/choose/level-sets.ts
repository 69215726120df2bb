const firstLevels = 8

/**
 * Positions 0..n-1, each on a level (a count), as one bit set a level with a second set over its words: finds the next position on the
 * lowest level by looking at a few words.
 */
export class LevelSets {
  private readonly words: number
  private readonly spans: number
  private levels = firstLevels
  private bits: Int32Array
  private summary: Int32Array
  private sizes = new Int32Array(firstLevels)
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
    const { bits, lowest, words } = this
    const base = lowest * words
    const word = start >>> 5
    const rest = bits[base + word] & (-1 << (start & 31))
    if (rest !== 0) return (word << 5) + lowestBit(rest)
    const found = this.nextWord(word + 1)
    return (found << 5) + lowestBit(bits[base + found])
  }

  /** A position goes one level up. */
  raise(position: number, from: number): void {
    this.take(position, from)
    this.add(position, from + 1)
    if (from === this.lowest && this.sizes[from] === 0) this.lowest = from + 1
  }

  /** A position goes one level down. */
  lower(position: number, from: number): void {
    this.take(position, from)
    this.add(position, from - 1)
    if (from - 1 < this.lowest) this.lowest = from - 1
  }

  /** The first word with a bit on the lowest level from `start` on, going round. */
  private nextWord(start: number): number {
    const { summary, spans } = this
    const base = this.lowest * spans
    let span = start >>> 5
    let rest = span < spans ? summary[base + span] & (-1 << (start & 31)) : 0
    while (rest === 0) {
      span = span + 1 >= spans ? 0 : span + 1
      rest = summary[base + span]
    }
    return (span << 5) + lowestBit(rest)
  }

  private add(position: number, level: number): void {
    while (level >= this.levels) this.grow()
    const word = position >>> 5
    this.bits[level * this.words + word] |= 1 << (position & 31)
    this.summary[level * this.spans + (word >>> 5)] |= 1 << (word & 31)
    this.sizes[level]++
  }

  private take(position: number, level: number): void {
    const word = position >>> 5
    const at = level * this.words + word
    this.bits[at] &= ~(1 << (position & 31))
    if (this.bits[at] === 0) this.summary[level * this.spans + (word >>> 5)] &= ~(1 << (word & 31))
    this.sizes[level]--
  }

  private grow(): void {
    this.levels *= 2
    const bits = new Int32Array(this.words * this.levels)
    bits.set(this.bits)
    const summary = new Int32Array(this.spans * this.levels)
    summary.set(this.summary)
    const sizes = new Int32Array(this.levels)
    sizes.set(this.sizes)
    this.bits = bits
    this.summary = summary
    this.sizes = sizes
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}
