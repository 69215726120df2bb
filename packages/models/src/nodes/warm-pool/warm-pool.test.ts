import { expect, it } from 'vitest'
import { warmPoolSize, warmPoolSpec, warmStart } from './index.ts'

// The figures of the user guide, "Warm pool size": desired 6 and maximum 10 make 4; with a maximum prepared capacity of 8 they make 2.
it.each([
  [{ minSize: 0, maxPrepared: 10 }, 6, 4],
  [{ minSize: 0, maxPrepared: 8 }, 6, 2],
  [{ minSize: 0, maxPrepared: 8 }, 9, 0],
  [{ minSize: 3, maxPrepared: 8 }, 9, 3],
  [{ minSize: 3, maxPrepared: 3 }, 1, 3],
])('%j beside a desired capacity of %d: %d', (bounds, desired, size) => {
  expect(warmPoolSize(bounds, desired)).toBe(size)
})

it('is Stopped, is filled up to the max of its group and terminates on scale-in unless told otherwise', () => {
  const spec = warmPoolSpec.parse({})
  expect(spec).toMatchObject({ poolState: 'Stopped', minSize: 0, instanceReusePolicy: { reuseOnScaleIn: false } })
  expect(spec.maxGroupPreparedCapacity).toBeUndefined()
})

it('a running machine starts at once; laws of the document come first', () => {
  const ready = { kind: 'constant', value: 7 } as const
  const running = warmStart(warmPoolSpec.parse({ poolState: 'Running' }), ready)
  expect(running.request).toEqual({ kind: 'constant', value: 0 })
  expect(running.ready).toBe(ready)
  expect(warmStart(warmPoolSpec.parse({ start: { boot: '3s' } }), ready).boot).toEqual({ kind: 'constant', value: 3 })
})
