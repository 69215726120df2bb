import { expect, test } from 'vitest'
import { endpointDelays, endpoints } from './index.ts'

test('1 to 2 s for kube-proxy, nothing at all for immediate', () => {
  expect(endpointDelays(endpoints.spec.parse({ kind: 'kube-proxy' }))).toEqual({
    listed: { kind: 'uniform', low: 1, high: 2 },
    withdrawn: { kind: 'uniform', low: 1, high: 2 },
  })
  expect(endpointDelays(endpoints.spec.parse({ kind: 'immediate' }))).toBeNull()
})

test('a target group is known by the names of its own two ways', () => {
  const spec = endpoints.spec.parse({ kind: 'target-group', registration: '20s', deregistration: '15s' })
  expect(endpointDelays(spec)).toEqual({ listed: { kind: 'constant', value: 20 }, withdrawn: { kind: 'constant', value: 15 } })
})
