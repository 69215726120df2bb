import { expect, it } from 'vitest'
import { InvariantError, invariant } from './invariant.ts'

it('a broken invariant names its rule and its facts', () => {
  expect(() => invariant(true, 'pods/ready-count')).not.toThrow()
  try {
    invariant(false, 'pods/ready-count', { ready: 3, counted: 4 })
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(InvariantError)
    expect(error).toMatchObject({
      code: 'pods/ready-count',
      details: { ready: 3, counted: 4 },
      message: 'pods/ready-count {"ready":3,"counted":4}',
    })
  }
})
