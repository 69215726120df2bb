import { z } from 'zod'
import { count, duration, ratio } from '../../contract/units.ts'

export const expanderNames = ['random', 'most-pods', 'least-nodes', 'least-waste', 'price', 'priority'] as const

export type ExpanderName = (typeof expanderNames)[number]

const isExpander = (name: string): name is ExpanderName => (expanderNames as readonly string[]).includes(name)

/** `least-waste` or a chain, `priority,least-waste`: each narrows what the one before it left; what remains is drawn at random. */
const expander = z.string().transform((text, context): readonly ExpanderName[] => {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !isExpander(name))
  if (unknown.length > 0) {
    context.addIssue({ code: 'custom', message: `expected ${expanderNames.join(', ')} or a chain of them, such as priority,least-waste` })
  }
  return names.filter(isExpander)
})

/** `0:320000`, the smallest and largest total. */
const bounds = (unit: string) =>
  z
    .string()
    .regex(/^\d+:\d+$/, 'expected a minimum and a maximum, such as 0:320000')
    .transform((text) => {
      const [min, max] = text.split(':').map(Number)
      return { min, max }
    })
    .meta({ unit })

const source = 'Cluster Autoscaler 1.36 flag default'
const flag = (text: string, description?: string) => duration({ source, description }).prefault(text)
const on = (value: boolean, description?: string) => z.boolean().default(value).meta({ source, description })

/** Flags by their own names. The two whose defaults depend on the release are absent until the profile fills them in. */
export const flagsSpec = z.strictObject({
  'scan-interval': duration({ source, positive: true, description: 'How often the loop runs' }).prefault('10s'),
  'frequent-loops-enabled': z
    .boolean()
    .optional()
    .meta({ description: 'Loop again at once after a productive loop, and when a pod becomes unschedulable. Default: on since 1.35' }),
  expander: expander
    .optional()
    .meta({ description: 'Which of several fitting node groups grows. Default: least-waste since 1.33, random before' }),
  'new-pod-scale-up-delay': flag('0s'),
  'max-node-provision-time': flag('15m', 'How long a node may take to register before the scale-up counts as failed'),
  'max-node-startup-time': flag('15m', 'How long a registered node may be unready before it counts as broken'),
  'initial-node-group-backoff-duration': flag('5m'),
  'max-node-group-backoff-duration': flag('30m'),
  'node-group-backoff-reset-timeout': flag('3h'),
  'scale-down-enabled': on(true),
  'scale-down-delay-after-add': flag('10m'),
  'scale-down-delay-after-delete': flag('0s'),
  'scale-down-delay-after-failure': flag('3m'),
  'scale-down-delay-type-local': on(false, 'Keep the three delays per node group'),
  'scale-down-unneeded-time': flag('10m'),
  'scale-down-unready-time': flag('20m'),
  'scale-down-utilization-threshold': ratio({}, { source }).default(0.5),
  'scale-down-gpu-utilization-threshold': ratio({}, { source }).default(0.5),
  'max-scale-down-parallelism': count({ min: 1, max: 1000 }, { source }).default(10),
  'max-drain-parallelism': count({ min: 1, max: 1000 }, { source }).default(1),
  'max-graceful-termination-sec': z.int().min(0).max(86_400).default(600).meta({ unit: 's', source }),
  'max-pod-eviction-time': flag('2m'),
  'node-delete-delay-after-taint': flag('5s'),
  'unremovable-node-recheck-timeout': flag('5m'),
  'max-nodes-total': count({ min: 0, max: 100_000 }, { source, description: '0: no limit' }).default(0),
  'cores-total': bounds('cores').prefault('0:320000').meta({ source }),
  'memory-total': bounds('GiB').prefault('0:6400000').meta({ source }),
  'max-nodes-per-scaleup': count({ min: 1, max: 100_000 }, { source }).default(1000),
  'ok-total-unready-count': count({ min: 0, max: 100_000 }, { source }).default(3),
  'max-total-unready-percentage': z.number().min(0).max(100).default(45).meta({ unit: '%', source }),
  'expendable-pods-priority-cutoff': z.int().default(-10).meta({ source }),
  'skip-nodes-with-system-pods': on(true),
  'skip-nodes-with-local-storage': on(true),
  'skip-nodes-with-custom-controller-pods': on(true),
  'min-replica-count': count({ min: 0, max: 100_000 }, { source }).default(0),
  'ignore-daemonsets-utilization': on(false),
  'balance-similar-node-groups': on(false),
})

export type CaFlags = z.output<typeof flagsSpec>
