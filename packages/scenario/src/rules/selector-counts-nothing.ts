import { type LabelSelector, schedulerPod, selects } from '@plimsoll/models'
import type { Path } from '../path.ts'
import type { Scenario } from '../scenario.ts'
import type { Rule } from './rule.ts'

export const selectorCountsNothing: Rule = {
  code: 'W215',
  severity: 'warning',
  title: 'selector that counts no pods',
  cause:
    'The labelSelector of a topologySpreadConstraint or of a term of affinity between pods matches no pods of the scenario: such a constraint spreads nothing, such an anti-affinity keeps nobody apart, and pods that require such company wait for ever.',
  fix: 'Give the pods the labels that it selects (pods.labels), or select those that they have: app with the name of the service by default.',
  example: {
    wrong: `services:
  - name: checkout
    pods:
      serviceTime: 20ms
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: chekout } } }]
    autoscaler: { fixed: { replicas: 2 } }`,
    right: `services:
  - name: checkout
    pods:
      serviceTime: 20ms
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: checkout } } }]
    autoscaler: { fixed: { replicas: 2 } }`,
  },
  check({ services }) {
    const known = services.flatMap((service) => (service ? [schedulerPod(service.name, service.pods, []).labels] : []))
    if (known.length < services.length) return []
    return services.flatMap((service, index) =>
      (service ? selectorsOf(service.pods) : []).flatMap(({ at, selector }) => {
        if (known.some((labels) => selects(selector, labels))) return []
        const selected = describe(selector)
        return [
          {
            at: ['services', index, 'pods', ...at, 'labelSelector'],
            part: 'value' as const,
            is: `selects ${selected}, which no pods of the scenario have`,
            expected: 'labels of pods of the scenario',
            received: selected,
          },
        ]
      }),
    )
  },
}

type Pods = Scenario['services'][number]['pods']
type PlacedSelector = { readonly at: Path; readonly selector: LabelSelector }

function selectorsOf({ topologySpreadConstraints = [], affinity = {} }: Pods): readonly PlacedSelector[] {
  const spread = topologySpreadConstraints.map(
    ({ labelSelector }, nth): PlacedSelector => ({
      at: ['topologySpreadConstraints', nth],
      selector: labelSelector,
    }),
  )
  const terms = (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind): readonly PlacedSelector[] => {
    const [hard, soft] = ['requiredDuringSchedulingIgnoredDuringExecution', 'preferredDuringSchedulingIgnoredDuringExecution'] as const
    const required = affinity[kind]?.[hard] ?? []
    const preferred = affinity[kind]?.[soft] ?? []
    return [
      ...required.map(({ labelSelector }, nth) => ({ at: ['affinity', kind, hard, nth], selector: labelSelector })),
      ...preferred.map(({ podAffinityTerm }, nth) => ({
        at: ['affinity', kind, soft, nth, 'podAffinityTerm'],
        selector: podAffinityTerm.labelSelector,
      })),
    ]
  })
  return [...spread, ...terms]
}

/** `app=shop, tier in (web)`, as kubectl writes selectors. */
function describe({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const labels = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`)
  const expressions = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key
    if (operator === 'DoesNotExist') return `!${key}`
    return `${key} ${operator.toLowerCase()} (${values.join(', ')})`
  })
  return [...labels, ...expressions].join(', ')
}
