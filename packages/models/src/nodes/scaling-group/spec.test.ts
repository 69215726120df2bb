import { expect, it } from 'vitest'
import { nodeGroupSpec } from '../cluster-autoscaler/spec.ts'
import { scalingGroupSpec } from './spec.ts'

const problems = (spec: { safeParse: typeof scalingGroupSpec.safeParse } | { safeParse: typeof nodeGroupSpec.safeParse }, given: object) =>
  spec.safeParse(given).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

it.each([
  [{ capacityType: 'spot', warmPool: {} }, 'warmPool: a group of spot machines can have no warm pool; remove it or use on-demand'],
  [{ min: 2, max: 4, desired: 5 }, 'desired: desired is 5, but the group keeps 2 to 4 machines; change it or the bounds'],
  [{ min: 2, max: 4, desired: 1 }, 'desired: desired is 1, but the group keeps 2 to 4 machines; change it or the bounds'],
])('%j is refused', (given, problem) => {
  expect(problems(scalingGroupSpec, { machineType: 'm7i.xlarge', ...given })).toEqual([problem])
})

it('neither has a node group of spot machines a warm pool', () => {
  const group = { name: 'spot', machineType: 'm7i.xlarge', capacityType: 'spot', warmPool: {} }
  expect(problems(nodeGroupSpec, group)).toEqual(['warmPool: a group of spot machines can have no warm pool; remove it or use on-demand'])
})

it('has the defaults of the service: nothing scales it without a policy', () => {
  expect(scalingGroupSpec.parse({ machineType: 'm7i.xlarge' })).toMatchObject({
    policies: [],
    defaultInstanceWarmup: 300,
    terminationPolicy: 'Default',
    monitoring: 'detailed',
  })
})
