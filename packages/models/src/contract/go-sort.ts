/**
 * Sorts a list in place in exactly the order in which Go's `sort.Sort` and `sort.Slice` (1.19 and later) leave it, for any `isBefore`,
 * also one that is no consistent order. Where keys are equal or the comparison isn't transitive the result is a property of the algorithm,
 * and controllers written in Go show it: insertion sort up to 12 elements, a pattern-defeating quicksort above.
 *
 * @see Go's package sort (pdqsort); replayed against recorded decisions in conformance/recordings/placement
 */
export function goSort<T>(list: T[], isBefore: (a: T, b: T) => boolean): T[] {
  if (list.length > 1) quicksort({ list, isBefore }, 0, list.length, bitLength(list.length))
  return list
}

type Sorting<T> = { readonly list: T[]; readonly isBefore: (a: T, b: T) => boolean }

type Pivot = { readonly at: number; readonly hint: 'increasing' | 'decreasing' | 'unknown' }

const longestInsertion = 12
const shortestNinther = 50
const shortestShifting = 50
const shiftingSteps = 5
/** Exchanges that finding the pivot of a descending list takes: four medians of three. */
const allSwaps = 12

/** Sorts `from` to before `to`; `badPivots` is how many unbalanced splits are taken before a heap sort finishes. */
function quicksort<T>(sorting: Sorting<T>, from: number, to: number, badPivots: number): void {
  let a = from
  let b = to
  let limit = badPivots
  let wasBalanced = true
  let wasPartitioned = true
  while (b - a > longestInsertion) {
    if (limit === 0) {
      heapSort(sorting, a, b)
      return
    }
    if (!wasBalanced) {
      breakPatterns(sorting, a, b)
      limit--
    }
    let { at, hint } = choosePivot(sorting, a, b)
    if (hint === 'decreasing') {
      reverse(sorting, a, b)
      at = b - 1 - (at - a)
      hint = 'increasing'
    }
    if (wasBalanced && wasPartitioned && hint === 'increasing' && shiftIntoOrder(sorting, a, b)) return
    if (a > 0 && !less(sorting, a - 1, at)) {
      a = splitEqual(sorting, a, b, at)
      continue
    }
    const split = partition(sorting, a, b, at)
    wasPartitioned = split.wasPartitioned
    const threshold = Math.floor((b - a) / 8)
    if (split.at - a < b - split.at) {
      wasBalanced = split.at - a >= threshold
      quicksort(sorting, a, split.at, limit)
      a = split.at + 1
    } else {
      wasBalanced = b - split.at >= threshold
      quicksort(sorting, split.at + 1, b, limit)
      b = split.at
    }
  }
  insertionSort(sorting, a, b)
}

function less<T>({ list, isBefore }: Sorting<T>, i: number, j: number): boolean {
  return isBefore(list[i], list[j])
}

function swap<T>({ list }: Sorting<T>, i: number, j: number): void {
  const kept = list[i]
  list[i] = list[j]
  list[j] = kept
}

function insertionSort<T>(sorting: Sorting<T>, a: number, b: number): void {
  for (let i = a + 1; i < b; i++) sinkLeft(sorting, i, a)
}

/** Moves the element at `i` to the left, not beyond `stop`, as long as it goes before its neighbour. */
function sinkLeft<T>(sorting: Sorting<T>, i: number, stop: number): void {
  for (let j = i; j > stop && less(sorting, j, j - 1); j--) swap(sorting, j, j - 1)
}

/** Splits around the pivot: what goes before it to the left, the rest to the right. */
function partition<T>(sorting: Sorting<T>, a: number, b: number, pivot: number): { readonly at: number; readonly wasPartitioned: boolean } {
  swap(sorting, a, pivot)
  let i = a + 1
  let j = b - 1
  for (let exchanges = 0; ; exchanges++) {
    while (i <= j && less(sorting, i, a)) i++
    while (i <= j && !less(sorting, j, a)) j--
    if (i > j) {
      swap(sorting, j, a)
      return { at: j, wasPartitioned: exchanges === 0 }
    }
    swap(sorting, i++, j--)
  }
}

/** Used when nothing goes before the pivot: puts what equals it to the left. Returns where the rest begins. */
function splitEqual<T>(sorting: Sorting<T>, a: number, b: number, pivot: number): number {
  swap(sorting, a, pivot)
  let i = a + 1
  let j = b - 1
  for (;;) {
    while (i <= j && !less(sorting, a, i)) i++
    while (i <= j && less(sorting, a, j)) j--
    if (i > j) return i
    swap(sorting, i++, j--)
  }
}

/** A list that is nearly in order is finished by a few shifts. Returns whether it is in order now. */
function shiftIntoOrder<T>(sorting: Sorting<T>, a: number, b: number): boolean {
  let i = a + 1
  for (let step = 0; step < shiftingSteps; step++) {
    while (i < b && !less(sorting, i, i - 1)) i++
    if (i === b) return true
    if (b - a < shortestShifting) return false
    swap(sorting, i, i - 1)
    if (i - a >= 2) sinkLeft(sorting, i - 1, 0)
    if (b - i >= 2) for (let j = i + 1; j < b && less(sorting, j, j - 1); j++) swap(sorting, j, j - 1)
  }
  return false
}

function choosePivot<T>(sorting: Sorting<T>, a: number, b: number): Pivot {
  const quarter = Math.floor((b - a) / 4)
  let swaps = 0
  const median = (x: number, y: number, z: number): number => {
    let [low, middle, high] = [x, y, z]
    if (less(sorting, middle, low)) [low, middle, swaps] = [middle, low, swaps + 1]
    if (less(sorting, high, middle)) [middle, high, swaps] = [high, middle, swaps + 1]
    if (less(sorting, middle, low)) [low, middle, swaps] = [middle, low, swaps + 1]
    return middle
  }
  let candidates = [a + quarter, a + quarter * 2, a + quarter * 3]
  if (b - a >= shortestNinther) candidates = candidates.map((at) => median(at - 1, at, at + 1))
  const at = median(candidates[0], candidates[1], candidates[2])
  return { at, hint: swaps === 0 ? 'increasing' : swaps === allSwaps ? 'decreasing' : 'unknown' }
}

/** Exchanges three elements around the middle with others, picked by a xorshift generator that is seeded with the length. */
function breakPatterns<T>(sorting: Sorting<T>, a: number, b: number): void {
  const length = b - a
  const mask = (1n << BigInt(bitLength(length))) - 1n
  const first = a + Math.floor(length / 4) * 2 - 1
  let random = BigInt(length)
  for (let i = 0; i < 3; i++) {
    random ^= BigInt.asUintN(64, random << 13n)
    random ^= random >> 7n
    random ^= BigInt.asUintN(64, random << 17n)
    const other = Number(random & mask)
    swap(sorting, first + i, a + (other >= length ? other - length : other))
  }
}

function reverse<T>(sorting: Sorting<T>, a: number, b: number): void {
  for (let i = a, j = b - 1; i < j; i++, j--) swap(sorting, i, j)
}

function heapSort<T>(sorting: Sorting<T>, a: number, b: number): void {
  const size = b - a
  for (let root = Math.floor((size - 1) / 2); root >= 0; root--) siftDown(sorting, root, size, a)
  for (let last = size - 1; last >= 0; last--) {
    swap(sorting, a, a + last)
    siftDown(sorting, 0, last, a)
  }
}

function siftDown<T>(sorting: Sorting<T>, start: number, size: number, first: number): void {
  let root = start
  for (let child = 2 * root + 1; child < size; child = 2 * root + 1) {
    if (child + 1 < size && less(sorting, first + child, first + child + 1)) child++
    if (!less(sorting, first + root, first + child)) return
    swap(sorting, first + root, first + child)
    root = child
  }
}

function bitLength(value: number): number {
  return 32 - Math.clz32(value)
}
