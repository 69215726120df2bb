import { expect, test } from 'vitest'
import { addPull, nextEnd, type PullQueue, progress, takeEnded } from './pulls.ts'

const pull = (image: string, megabytes: number) => ({ image, remainingBytes: megabytes * 1e6, bytesPerSecond: 40e6 })
const queue = (atOnce: number): PullQueue => ({ pulls: [], atOnce, atSeconds: 0 })

/** Instants at which the images are there. */
function ends(start: PullQueue): Record<string, number> {
  const found: Record<string, number> = {}
  let now = start
  for (let at = nextEnd(now); at !== null; at = nextEnd(now)) {
    const taken = takeEnded(progress(now, at))
    for (const image of taken.images) found[image] = at
    now = taken.queue
  }
  return found
}

test('serial: 800 MB at 40 MB/s take 20 s, the next image begins then', () => {
  expect(ends(addPull(addPull(queue(1), pull('a', 800)), pull('b', 200)))).toEqual({ a: 20, b: 25 })
})

test('in parallel they share the line: both at 20 MB/s until the smaller is there at 10 s, then 600 MB at 40 MB/s', () => {
  expect(ends(addPull(addPull(queue(Number.POSITIVE_INFINITY), pull('a', 800)), pull('b', 200)))).toEqual({ b: 10, a: 25 })
})

test('one that comes later finds the first half done', () => {
  // a has 400 MB left at 10 s; from then on both have 20 MB/s: b needs 10 s, a another 200 MB / 40 MB/s after it.
  const later = addPull(progress(addPull(queue(5), pull('a', 800)), 10), pull('b', 200))
  expect(ends(later)).toEqual({ b: 20, a: 25 })
})
