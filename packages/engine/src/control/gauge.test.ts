import { expect, test } from 'vitest'
import { createGauge } from './gauge.ts'

test('a gauge is the mean over each bucket, the last one cut short', () => {
  const gauge = createGauge(3, 10)
  gauge.set(0, 2)
  gauge.set(5, 4)
  gauge.set(22, 10)
  // bucket 0: (5·2 + 5·4)/10 = 3; bucket 1: 4; bucket 2 runs to 25: (2·4 + 3·10)/5 = 7.6
  expect([...gauge.finish(25)]).toEqual([3, 4, 7.6])
})
