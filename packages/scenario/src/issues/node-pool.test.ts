import { describe, expect, it } from 'vitest'
import { type Refusal, refusals, wrongQuantity } from '../testing/refusals.ts'

/** Words: the schema and the rules of karpenter.sh_nodepools.yaml. */
describe('a NodePool is refused in the words of its definition', () => {
  const pool = (spec: string, template = '') => `{ metadata: { name: p }, spec: { ${spec} template: { spec: { ${template} } } } }`
  const budget = (fields: string) => pool(`disruption: { budgets: [{ ${fields} }] },`)
  const requirement = (fields: string) => pool('', `requirements: [{ ${fields} }]`)
  const first = 'template.spec.requirements.0'
  const rows: readonly Refusal[] = [
    [pool('weight: 0,'), 'E113', 'weight is 0: should be greater than or equal to 1', 'write 1 or more'],
    [pool('weight: 101,'), 'E113', 'weight is 101: should be less than or equal to 100', 'write 100 or less'],
    [pool('limits: { cpu: many },'), 'E115', `limits.cpu is "many": ${wrongQuantity}`, undefined],
    [budget('nodes: 101%'), 'E115', `disruption.budgets.0.nodes is "101%": should match '^((100|[0-9]{1,2})%|[0-9]+)$'`, undefined],
    [
      budget('nodes: "1", schedule: "0 9 * * *"'),
      'E115',
      "disruption.budgets.0 is a map with nodes, schedule: 'schedule' must be set with 'duration'",
      'give both, or neither for a budget that always holds',
    ],
    [
      budget('nodes: "1", schedule: "0 9 * * *", duration: 30s'),
      'E115',
      `disruption.budgets.0.duration is "30s": should match '^((([0-9]+(h|m))|([0-9]+h[0-9]+m))(0s)?)$'`,
      undefined,
    ],
    [budget('nodes: "1", reasons: [Old]'), 'E114', 'disruption.budgets.0.reasons.0 is "Old"', undefined],
    [
      pool('disruption: { consolidateAfter: 5 minutes },'),
      'E115',
      `disruption.consolidateAfter is "5 minutes": should match '^(([0-9]+(s|m|h))+|Never)$'`,
      undefined,
    ],
    [
      pool('disruption: { consolidationPolicy: WhenUnderutilized },'),
      'E114',
      'disruption.consolidationPolicy is "WhenUnderutilized"',
      'did you mean WhenEmptyOrUnderutilized?',
    ],
    [pool('', 'expireAfter: 30d'), 'E115', `template.spec.expireAfter is "30d": should match '^(([0-9]+(s|m|h))+|Never)$'`, undefined],
    [
      pool('', 'terminationGracePeriod: Never'),
      'E115',
      `template.spec.terminationGracePeriod is "Never": should match '^([0-9]+(s|m|h))+$'`,
      undefined,
    ],
    [
      pool('', 'nodeClassRef: { group: g, kind: E, name: "" }'),
      'E113',
      'template.spec.nodeClassRef.name is "": name may not be empty',
      undefined,
    ],
    [
      requirement('key: a, operator: In'),
      'E115',
      `${first} is a map with key, operator: requirements with operator 'In' must have a value defined`,
      undefined,
    ],
    [
      requirement('key: a, operator: Gt, values: [x]'),
      'E115',
      `${first} is a map with key, operator, values: requirements operator 'Gt', 'Lt', 'Gte' or 'Lte' must have a single positive integer value`,
      undefined,
    ],
    [
      requirement('key: a, operator: In, values: [x], minValues: 2'),
      'E115',
      `${first} is a map with key, operator, values, minValues: requirements with 'minValues' must have at least that many values specified in the 'values' field`,
      undefined,
    ],
    [requirement('key: a, operator: Exists, minValues: 51'), 'E113', `${first}.minValues is 51`, 'write 50 or less'],
    [requirement('key: a, operator: Is'), 'E114', `${first}.operator is "Is"`, 'did you mean In?'],
    [
      requirement('key: kubernetes.io/foo, operator: Exists'),
      'E115',
      `${first}.key is "kubernetes.io/foo": label domain "kubernetes.io" is restricted`,
      'take a label of a domain of your own',
    ],
    [
      requirement('key: karpenter.sh/nodepool, operator: Exists'),
      'E115',
      `${first}.key is "karpenter.sh/nodepool": label "karpenter.sh/nodepool" is restricted`,
      'take a label of a domain of your own',
    ],
    [pool('', 'taints: [{ key: a, effect: Never }]'), 'E114', 'template.spec.taints.0.effect is "Never"', undefined],
    [pool('consolidation: {},'), 'E110', 'consolidation is no field of a scenario', 'remove it'],
  ]
  it.each(rows)('%s', (nodePool, code, message, fix) => {
    const document = { nodes: `nodes: { karpenter: { nodePools: [${nodePool}] } }` }
    expect(refusals(document, 'nodes.karpenter.nodePools.0.spec.')).toContainEqual([code, message, fix])
  })
})
