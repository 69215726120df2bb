import { valueAt } from '../path.ts'
import type { DraftService, ImportDraft, Offer } from './importer.ts'
import type { Manifest } from './manifest.ts'
import { podAnnotations, podAt, probeNames, samePodFields } from './pod-fields.ts'
import { asksOf, excess, sumOf } from './resources.ts'

const pod = podAt.split('.')

/** Reads the pod template and the size of a workload into a service. */
export function readWorkload(manifest: Manifest, draft: ImportDraft): DraftService {
  const { data } = manifest
  const containers = listAt(data, [...pod, 'containers'])
  const running = runningContainers(data)
  const [requests, limits] = (['requests', 'limits'] as const).map((part) => ({
    ...sumOf(running, part),
    ...(valueAt(data, [...pod, 'resources', part]) as Record<string, unknown> | undefined),
  }))
  const service: DraftService = {
    manifest,
    name: manifest.name,
    replicas: numberAt(data, ['spec', 'replicas']) ?? 1,
    labels: (valueAt(data, ['spec', 'template', 'metadata', 'labels']) ?? {}) as Record<string, unknown>,
    pods: { workers: 16, serviceTime: { p50: '40ms', p99: '250ms' }, startup: { p50: '10s', p95: '30s' } },
    asks: asksOf({ ...limits, ...requests }),
  }
  draft.services.push(service)
  assumeRest(service, containers, draft)
  offerResources(service, running, { requests, limits }, draft)
  assumeWithinLimits(service, limits, draft)
  for (const offer of podOffers(manifest, containers)) draft.offerTo(service, offer)
  sayWhatIsLost(manifest, containers, requests, draft)
  for (const resource of ['cpu', 'memory'] as const)
    for (const path of limitsAlone(running, limits, resource))
      draft.leaveOut(manifest, `${podAt}.${path}`, 'not every container has such a limit, so the pod has none')
  return service
}

/** Limits of single containers of a pod of which not all are limited. */
function limitsAlone(running: readonly unknown[], limits: Record<string, unknown>, resource: string): readonly string[] {
  if (limits[resource] !== undefined) return []
  const isAlone = (entry: unknown) => valueAt(entry, ['resources', 'limits', resource]) !== undefined && !isSidecar(entry)
  return running.flatMap((entry, index) => (isAlone(entry) ? [`containers.${index}.resources.limits.${resource}`] : []))
}

/** Containers whose resources add up to those of a pod: its own and its sidecars. */
export function runningContainers(data: unknown): readonly unknown[] {
  return [...listAt(data, [...pod, 'containers']), ...listAt(data, [...pod, 'initContainers']).filter(isSidecar)]
}

const isSidecar = (container: unknown) => valueAt(container, ['restartPolicy']) === 'Always'

/** Requests and limits of the pod: what its containers have, those that start first and stay included. */
function offerResources(
  service: DraftService,
  running: readonly unknown[],
  resources: Readonly<Record<'requests' | 'limits', Record<string, unknown>>>,
  draft: ImportDraft,
): void {
  const { manifest } = service
  const from = running.length === 1 ? `${podAt}.containers.0.resources` : podAt
  for (const part of ['requests', 'limits'] as const) {
    if (Object.keys(resources[part]).length === 0) continue
    draft.offerTo(service, {
      at: ['pods', part],
      value: resources[part],
      manifest,
      from: running.length === 1 ? `${from}.${part}` : `${from}.containers`,
      ...(part === 'requests' && running.length > 1 ? { assumes: `sum of ${running.length} containers` } : {}),
    })
  }
}

/** What only the values of a template tell: hooks of unknown length, and init containers that ask for more than the pod that they start. */
function sayWhatIsLost(
  manifest: Manifest,
  containers: readonly unknown[],
  requests: Record<string, unknown>,
  { leaveOut }: ImportDraft,
): void {
  for (const [index, entry] of containers.entries()) {
    const hook = valueAt(entry, ['lifecycle', 'preStop'])
    if (hook !== undefined && sleepSeconds(hook) === undefined)
      leaveOut(
        manifest,
        `${podAt}.containers.${index}.lifecycle.preStop`,
        'how long the hook takes cannot be read: give it as preStop.sleep',
      )
  }
  for (const name of probeNames) {
    const [first, ...others] = [...containers.keys()].filter((index) => valueAt(containers[index], [name]) !== undefined)
    const why = `a pod has one ${name} here: that of container ${valueAt(containers[first], ['name'])}`
    for (const index of others) leaveOut(manifest, `${podAt}.containers.${index}.${name}`, why)
  }
  for (const [index, entry] of listAt(manifest.data, [...pod, 'initContainers']).entries()) {
    if (isSidecar(entry) || valueAt(entry, ['resources']) === undefined) continue
    const more = excess(entry, requests)
    const why =
      more.length > 0
        ? `while it starts, a pod needs room for more ${more.join(' and ')} than it asks for here`
        : 'an init container has the room of the pod that it starts'
    leaveOut(manifest, `${podAt}.initContainers.${index}.resources`, why, more.length > 0)
  }
}

function assumeRest(service: DraftService, containers: readonly unknown[], draft: ImportDraft): void {
  draft.assume(service, 'pods.workers', 'manifests do not say how many requests a pod works on at once')
  draft.assume(service, 'pods.serviceTime', 'manifests do not say how long a request takes: use figures of your own')
  draft.assume(service, 'pods.startup', 'manifests do not say how long a pod takes to start: use figures of your own')
  if (!containers.some((entry) => valueAt(entry, ['readinessProbe']) !== undefined))
    draft.assume(
      service,
      'pods',
      'there is no readiness probe: Kubernetes would send requests before the program is ready; here they wait for it',
    )
}

/** Limits bite only on use, which manifests do not tell. */
function assumeWithinLimits(service: DraftService, limits: Record<string, unknown>, draft: ImportDraft): void {
  if (limits.cpu !== undefined)
    draft.assume(
      service,
      'pods.limits.cpu',
      'manifests do not say what CPU a request costs: until cpuPerRequest does, a busy pod uses its CPU request and the limit throttles nobody',
    )
  if (limits.memory !== undefined)
    draft.assume(
      service,
      'pods.limits.memory',
      'manifests do not say what memory a pod uses: until pods.memory does, the limit kills nobody',
    )
}

function podOffers(manifest: Manifest, containers: readonly unknown[]): readonly Offer[] {
  const grace = ['terminationGracePeriodSeconds'] as const
  const same = [...grace, ...samePodFields].flatMap((field): Offer[] => {
    const keys = field.split('.')
    const given = valueAt(manifest.data, [...pod, ...keys])
    if (given === undefined || given === null) return []
    const value = field === 'topologySpreadConstraints' && Array.isArray(given) ? given.map(plainSelector) : given
    return [{ at: ['pods', ...keys], value, manifest, from: `${podAt}.${field}` }]
  })
  const labels = valueAt(manifest.data, ['spec', 'template', 'metadata', 'labels'])
  const labelled: readonly Offer[] =
    labels === undefined || labels === null
      ? []
      : [{ at: ['pods', 'labels'], value: labels, manifest, from: 'spec.template.metadata.labels' }]
  const probes = probeNames.flatMap((name): Offer[] => {
    const index = containers.findIndex((entry) => valueAt(entry, [name]) !== undefined)
    if (index < 0) return []
    const value = valueAt(containers[index], [name])
    return [{ at: ['pods', name], value, manifest, from: `${podAt}.containers.${index}.${name}` }]
  })
  return [
    ...labelled,
    ...same,
    ...probes,
    ...preStop(manifest, containers),
    ...hostPorts(manifest, containers),
    ...volumes(manifest),
    ...annotations(manifest),
    ...initContainers(manifest),
  ]
}

/** Ports that a pod takes of its machine; with the host's network, all of them. */
function hostPorts(manifest: Manifest, containers: readonly unknown[]): readonly Offer[] {
  const isOnHost = valueAt(manifest.data, [...pod, 'hostNetwork']) === true
  return containers.flatMap((entry, index) =>
    listAt(entry, ['ports']).flatMap((value, nth): Offer[] => {
      if (!isOnHost && valueAt(value, ['hostPort']) === undefined) return []
      return [{ at: ['pods', 'ports', '-'], value, manifest, from: `${podAt}.containers.${index}.ports.${nth}` }]
    }),
  )
}

/** Volumes that keep a pod where it is: claims, and what is local to a machine. */
function volumes(manifest: Manifest): readonly Offer[] {
  return listAt(manifest.data, [...pod, 'volumes']).flatMap((value, index): Offer[] => {
    if (!['persistentVolumeClaim', 'emptyDir', 'hostPath'].some((kind) => valueAt(value, [kind]) !== undefined)) return []
    return [{ at: ['pods', 'volumes', '-'], value, manifest, from: `${podAt}.volumes.${index}` }]
  })
}

function annotations(manifest: Manifest): readonly Offer[] {
  return podAnnotations.flatMap((name): Offer[] => {
    const value = valueAt(manifest.data, ['spec', 'template', 'metadata', 'annotations', name])
    const from = `spec.template.metadata.annotations["${name}"]`
    return value === undefined ? [] : [{ at: ['pods', 'annotations', name], value, manifest, from }]
  })
}

/** The longest sleep before a container is told to stop, given as such or as a command. */
function preStop(manifest: Manifest, containers: readonly unknown[]): readonly Offer[] {
  const sleeps = containers.map((entry) => sleepSeconds(valueAt(entry, ['lifecycle', 'preStop'])))
  const index = sleeps.reduce<number>((longest, seconds, at) => ((seconds ?? 0) > (sleeps[longest] ?? 0) ? at : longest), 0)
  const seconds = sleeps[index]
  if (seconds === undefined) return []
  return [
    { at: ['pods', 'lifecycle'], value: { preStop: { sleep: { seconds } } }, manifest, from: `${podAt}.containers.${index}.lifecycle` },
  ]
}

function sleepSeconds(hook: unknown): number | undefined {
  const seconds = valueAt(hook, ['sleep', 'seconds'])
  if (typeof seconds === 'number') return seconds
  const command = valueAt(hook, ['exec', 'command'])
  const slept = /(?:^|[\s/])sleep (\d{1,5})\b/.exec(Array.isArray(command) ? command.join(' ') : '')
  return slept ? Number(slept[1]) : undefined
}

function initContainers(manifest: Manifest): readonly Offer[] {
  return listAt(manifest.data, [...pod, 'initContainers']).map((entry, index) => ({
    at: ['pods', 'initContainers', '-'],
    value: {
      name: String(valueAt(entry, ['name']) ?? `init-${index}`),
      // A sidecar starts and stays; what it delays is its own start.
      duration: '2s',
      ...(isSidecar(entry) ? { restartPolicy: 'Always' } : {}),
    },
    manifest,
    from: `${podAt}.initContainers.${index}`,
    assumes: 'manifests do not say how long an init container takes',
  }))
}

/** A spread constraint with one-valued `In` expressions of its selector as labels, which mean the same. */
function plainSelector(constraint: unknown): unknown {
  const expressions = listAt(constraint, ['labelSelector', 'matchExpressions'])
  const isPlain = (each: unknown) => valueAt(each, ['operator']) === 'In' && listAt(each, ['values']).length === 1
  if (!expressions.some(isPlain)) return constraint
  const labels = expressions.filter(isPlain).map((each) => [valueAt(each, ['key']), listAt(each, ['values'])[0]])
  const others = expressions.filter((each) => !isPlain(each))
  const matchLabels = { ...(valueAt(constraint, ['labelSelector', 'matchLabels']) as object | undefined), ...Object.fromEntries(labels) }
  const labelSelector = { matchLabels, ...(others.length > 0 ? { matchExpressions: others } : {}) }
  return { ...(constraint as object), labelSelector }
}

function listAt(data: unknown, path: readonly string[]): readonly unknown[] {
  const list = valueAt(data, path)
  return Array.isArray(list) ? list : []
}

function numberAt(data: unknown, path: readonly string[]): number | undefined {
  const value = valueAt(data, path)
  return typeof value === 'number' ? value : undefined
}
