import { valueAt } from '../path.ts'
import type { DraftService, ImportDraft, Offer } from './importer.ts'
import type { Manifest } from './manifest.ts'
import { podAt, probeNames, samePodFields } from './pod-fields.ts'
import { asksOf, sumOf } from './resources.ts'

const pod = podAt.split('.')

/** Reads the pod template and the size of a workload into a service. */
export function readWorkload(manifest: Manifest, draft: ImportDraft): DraftService {
  const { data } = manifest
  const containers = listAt(data, [...pod, 'containers'])
  const requests = sumOf(containers, 'requests', 'some')
  const limits = sumOf(containers, 'limits', 'every')
  const grace = numberAt(data, [...pod, 'terminationGracePeriodSeconds'])
  const service: DraftService = {
    manifest,
    name: manifest.name,
    replicas: numberAt(data, ['spec', 'replicas']) ?? 1,
    labels: (valueAt(data, ['spec', 'template', 'metadata', 'labels']) ?? {}) as Record<string, unknown>,
    pods: {
      ...(Object.keys(requests).length > 0 ? { requests } : {}),
      ...(Object.keys(limits).length > 0 ? { limits } : {}),
      workers: 16,
      serviceTime: { p50: '40ms', p99: '250ms' },
      startup: { p50: '10s', p95: '30s' },
      ...(grace === undefined ? {} : { terminationGracePeriodSeconds: grace }),
    },
    asks: asksOf({ ...limits, ...requests }),
  }
  draft.services.push(service)
  assumeRest(service, containers, draft)
  for (const offer of podOffers(manifest, containers)) draft.offerTo(service, offer)
  for (const [index, entry] of containers.entries()) {
    const hook = valueAt(entry, ['lifecycle', 'preStop'])
    if (hook !== undefined && sleepSeconds(hook) === undefined)
      draft.leaveOut(
        manifest,
        `${podAt}.containers.${index}.lifecycle.preStop`,
        'how long the hook takes cannot be read: give it as preStop.sleep',
      )
  }
  return service
}

function assumeRest(service: DraftService, containers: readonly unknown[], draft: ImportDraft): void {
  if (containers.length > 1) draft.assume(service, 'pods.requests', `sum of ${containers.length} containers`)
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

function podOffers(manifest: Manifest, containers: readonly unknown[]): readonly Offer[] {
  const same = samePodFields.flatMap((field): Offer[] => {
    const value = valueAt(manifest.data, [...pod, field])
    return value === undefined || value === null ? [] : [{ at: ['pods', field], value, manifest, from: `${podAt}.${field}` }]
  })
  const probes = probeNames.flatMap((name): Offer[] => {
    const index = containers.findIndex((entry) => valueAt(entry, [name]) !== undefined)
    if (index < 0) return []
    const value = valueAt(containers[index], [name])
    return [{ at: ['pods', name], value, manifest, from: `${podAt}.containers.${index}.${name}` }]
  })
  return [...same, ...probes, ...preStop(manifest, containers), ...initContainers(manifest)]
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
  return listAt(manifest.data, [...pod, 'initContainers']).map((entry, index) => {
    const requests = sumOf([entry], 'requests', 'some')
    const restartPolicy = valueAt(entry, ['restartPolicy'])
    return {
      at: ['pods', 'initContainers', '-'],
      value: {
        name: String(valueAt(entry, ['name']) ?? `init-${index}`),
        // A sidecar starts and stays; what it delays is its own start.
        duration: '2s',
        ...(Object.keys(requests).length > 0 ? { requests } : {}),
        ...(restartPolicy === undefined ? {} : { restartPolicy }),
      },
      manifest,
      from: `${podAt}.initContainers.${index}`,
      assumes: 'manifests do not say how long an init container takes',
    }
  })
}

function listAt(data: unknown, path: readonly string[]): readonly unknown[] {
  const list = valueAt(data, path)
  return Array.isArray(list) ? list : []
}

function numberAt(data: unknown, path: readonly string[]): number | undefined {
  const value = valueAt(data, path)
  return typeof value === 'number' ? value : undefined
}
