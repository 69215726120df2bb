import { z } from 'zod'
import { objectReference, pathSegment } from './reference.ts'
import { externalTarget, type HpaTarget, objectTarget, podsTarget, resourceTarget } from './targets.ts'

/** One metric of the spec, laid flat. */
export type HpaMetric = {
  readonly type: MetricSourceType
  /** Resource or metric name. */
  readonly name: string
  /** ContainerResource: the container whose usage is read. */
  readonly container?: string
  /** Object: what the metric describes. */
  readonly describedObject?: { readonly kind: string; readonly name: string }
  /** The metric's label selector as the controller prints it; `nil` without one. */
  readonly selectorText: string
  readonly target: HpaTarget
}

export type MetricSourceType = 'Resource' | 'ContainerResource' | 'Pods' | 'Object' | 'External'

const label = z.string()
const labelSelector = z.strictObject({
  matchLabels: z.record(label, z.string()).optional(),
  matchExpressions: z
    .array(
      z.strictObject({ key: label, operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']), values: z.array(z.string()).optional() }),
    )
    .optional(),
})
type LabelSelector = z.output<typeof labelSelector>

const resourceName = z
  .enum(['cpu', 'memory'], { error: said('must specify a resource name') })
  .meta({ description: 'Resource of the pods' })
const metricIdentifier = z.strictObject({
  name: pathSegment('must specify a metric name'),
  selector: labelSelector.optional().meta({ description: 'Which series of the metric' }),
})

const sources: readonly string[] = ['resource', 'containerResource', 'pods', 'object', 'external']
const mustPopulate = 'must populate information for the given metric source'
const resourceMetric = source({
  type: z.literal('Resource'),
  resource: z.strictObject({ name: resourceName, target: resourceTarget }, { error: said(mustPopulate) }),
})
const containerMetric = source({
  type: z.literal('ContainerResource'),
  containerResource: z.strictObject(
    {
      name: resourceName,
      container: z.string({ error: said('must specify a container') }).min(1, 'must specify a container'),
      target: resourceTarget,
    },
    { error: said(mustPopulate) },
  ),
})
const podsMetric = source({
  type: z.literal('Pods'),
  pods: z.strictObject({ metric: metricIdentifier, target: podsTarget }, { error: said(mustPopulate) }),
})
const objectMetric = source({
  type: z.literal('Object'),
  object: z.strictObject(
    {
      describedObject: objectReference,
      metric: metricIdentifier,
      target: objectTarget,
    },
    { error: said(mustPopulate) },
  ),
})
const externalMetric = source({
  type: z.literal('External'),
  external: z.strictObject({ metric: metricIdentifier, target: externalTarget }, { error: said(mustPopulate) }),
})

const metric = z.discriminatedUnion('type', [resourceMetric, containerMetric, podsMetric, objectMetric, externalMetric], {
  error: ({ input }) =>
    (input as { readonly type?: unknown } | null)?.type === undefined ? 'must specify a metric source type' : undefined,
})

/** `metrics` of the spec. An empty list means 80 % of the CPU request, as the API server fills it in. */
export const metricsField = z
  .array(metric)
  .prefault([])
  .transform((given): readonly HpaMetric[] => (given.length === 0 ? [defaultMetric] : given.map(flatten)))
  .meta({ title: 'Metrics', description: 'What the size follows; the largest proposal wins' })

/** @see k8s.io/kubernetes/pkg/apis/autoscaling/v2: DefaultCPUUtilization */
const defaultMetric: HpaMetric = { type: 'Resource', name: 'cpu', selectorText: 'nil', target: { type: 'Utilization', percent: 80 } }

function flatten(given: z.output<typeof metric>): HpaMetric {
  switch (given.type) {
    case 'Resource':
      return { type: given.type, ...given.resource, selectorText: 'nil' }
    case 'ContainerResource':
      return { type: given.type, ...given.containerResource, selectorText: 'nil' }
    case 'Pods':
      return { type: given.type, ...identified(given.pods.metric), target: given.pods.target }
    case 'External':
      return { type: given.type, ...identified(given.external.metric), target: given.external.target }
    case 'Object': {
      const { kind, name } = given.object.describedObject
      return { type: given.type, ...identified(given.object.metric), describedObject: { kind, name }, target: given.object.target }
    }
  }
}

function identified({ name, selector }: z.output<typeof metricIdentifier>) {
  return { name, selectorText: selector ? selectorText(selector) : 'nil' }
}

/** A selector as Go prints it with %+v: labels sorted by key. */
function selectorText({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const labels = Object.keys(matchLabels)
    .sort((left, right) => (left < right ? -1 : 1))
    .map((key) => `${key}: ${matchLabels[key]},`)
  const rules = matchExpressions.map(
    ({ key, operator, values = [] }) => `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(' ')}],},`,
  )
  return `&LabelSelector{MatchLabels:map[string]string{${labels.join('')}},MatchExpressions:[]LabelSelectorRequirement{${rules.join('')}},}`
}

/** A metric of one type with its source; that of another type beside it is told from a key that nobody knows. */
function source<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys' && (keys as readonly string[]).every((key) => sources.includes(key))
        ? 'must populate the given metric source only'
        : undefined,
  })
}

/** The message for a block that isn't there at all; other problems keep their own. */
function said(message: string) {
  return (issue: { readonly code?: string; readonly input?: unknown }) => (issue.input === undefined ? message : undefined)
}
