import { parseScenario } from '@plimsoll/scenario'
import { expect, test } from 'vitest'
import { documentOf } from '../../../test/plan-fixture.ts'
import { compile } from '../compile.ts'

function groupOf(fields: string) {
  const nodes = `clusterAutoscaler: { nodeGroups: [{ name: general, machineType: m7i.xlarge, ${fields} }] }`
  const { scenario } = parseScenario(documentOf({ nodes }))
  if (!scenario) throw new Error('the document is wrong')
  const { plan, diagnostics } = compile(scenario)
  return { group: plan?.nodes.groups[0], diagnostics }
}
const lognormal = (p50: number, upper: number) => ({ kind: 'lognormal', p50, upper, upperProbability: 0.95 })

test('a Windows group has the preset and the label of Windows, and its own figures go before them', () => {
  const { group } = groupOf('os: windows, provisioning: { ready: { p50: 30s, p95: 45s } }')
  expect(group?.provisioning).toMatchObject({ request: lognormal(115, 250), boot: lognormal(225, 480), ready: lognormal(30, 45) })
  expect(group?.machines[0].labels['kubernetes.io/os']).toBe('windows')
})

test('any preset can be named', () => {
  expect(groupOf('provisioning: { preset: gcp/fast-starting }').group?.provisioning?.boot).toEqual(lognormal(7, 15))
  const { diagnostics } = groupOf('provisioning: { preset: aws/cluster-autoscalr }')
  expect(diagnostics).toMatchObject([
    { code: 'E310', path: 'nodes.clusterAutoscaler.nodeGroups.0.provisioning.preset', received: 'aws/cluster-autoscalr' },
  ])
  expect(diagnostics[0].fix).toContain('aws/cluster-autoscaler')
})
