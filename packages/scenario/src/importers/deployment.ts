import { cpuQuantity, memoryQuantity } from '@plimsoll/models'
import { valueAt } from '../path.ts'
import { type DraftService, type FieldUse, type Importer, metadataFields } from './importer.ts'

const pod = 'spec.template.spec'
const container = `${pod}.containers.*`

/** Kubernetes API defaults of probes are the scenario's too, so only what is written is carried over. */
const probeFields = ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold'] as const
const probeNames = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const

export const deployment: Importer = {
  kind: 'Deployment',
  apiVersions: ['apps/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.replicas', use: 'used' },
    { at: 'spec.selector', use: 'harmless', why: 'pods are made from the template' },
    { at: 'spec.template.metadata.labels', use: 'used' },
    { at: 'spec.template.metadata', use: 'harmless', why: 'bookkeeping' },
    { at: 'spec.strategy', use: 'matters', why: 'a rollout during the run is not simulated' },
    { at: 'spec.minReadySeconds', use: 'matters', why: 'only delays rollouts' },
    { at: 'spec.revisionHistoryLimit', use: 'harmless', why: 'bookkeeping' },
    { at: 'spec.progressDeadlineSeconds', use: 'harmless', why: 'only reports on rollouts' },
    { at: `${pod}.terminationGracePeriodSeconds`, use: 'used' },
    ...[
      { at: 'name', use: 'harmless', why: 'a label for people' },
      { at: 'image', use: 'harmless', why: 'what runs is described by serviceTime and startup' },
      { at: 'imagePullPolicy', use: 'harmless', why: 'the time to pull is part of startup' },
      { at: 'command', use: 'harmless', why: 'what runs is described by serviceTime and startup' },
      { at: 'args', use: 'harmless', why: 'what runs is described by serviceTime and startup' },
      { at: 'env', use: 'harmless', why: 'configuration of the program' },
      { at: 'envFrom', use: 'harmless', why: 'configuration of the program' },
      { at: 'ports', use: 'harmless', why: 'requests go to pods, not to ports' },
      { at: 'volumeMounts', use: 'harmless', why: 'disks are not simulated' },
      { at: 'securityContext', use: 'harmless', why: 'rights do not change capacity' },
      { at: 'terminationMessagePath', use: 'harmless', why: 'bookkeeping' },
      { at: 'terminationMessagePolicy', use: 'harmless', why: 'bookkeeping' },
      { at: 'workingDir', use: 'harmless', why: 'configuration of the program' },
      { at: 'resources.requests.cpu', use: 'used' },
      { at: 'resources.requests.memory', use: 'used' },
      { at: 'resources.requests["nvidia.com/gpu"]', use: 'used' },
      { at: 'resources.limits.cpu', use: 'used' },
      { at: 'resources.limits.memory', use: 'used' },
      { at: 'resources.limits["nvidia.com/gpu"]', use: 'used' },
      { at: 'resources.requests.ephemeral-storage', use: 'matters', why: 'disks are not simulated' },
      { at: 'resources.limits.ephemeral-storage', use: 'matters', why: 'disks are not simulated' },
      ...probeNames.flatMap((probe) => probeFields.map((field) => ({ at: `${probe}.${field}`, use: 'used' }) as const)),
      ...probeNames.map((at) => ({ at, use: 'harmless', why: 'the probe is taken to succeed as soon as the program is ready' }) as const),
      { at: 'lifecycle.preStop', use: 'matters', why: 'a stopping pod takes no new requests from the first moment here' },
      { at: 'lifecycle', use: 'matters', why: 'hooks are not simulated' },
    ].map((field) => ({ ...field, at: `${container}.${field.at}` }) as FieldUse),
    { at: `${pod}.initContainers`, use: 'matters', why: 'they lengthen the start of a pod: add them to startup' },
    { at: `${pod}.affinity`, use: 'matters', why: 'pods are placed by their requests alone' },
    { at: `${pod}.nodeSelector`, use: 'matters', why: 'there is one pool of machines: choose its machineType' },
    { at: `${pod}.tolerations`, use: 'matters', why: 'pods are placed by their requests alone' },
    { at: `${pod}.topologySpreadConstraints`, use: 'matters', why: 'pods are placed by their requests alone' },
    { at: `${pod}.priorityClassName`, use: 'matters', why: 'pods do not push each other out' },
    { at: `${pod}.priority`, use: 'matters', why: 'pods do not push each other out' },
    { at: `${pod}.restartPolicy`, use: 'harmless', why: 'Deployments always restart' },
    { at: `${pod}.dnsPolicy`, use: 'harmless', why: 'name look-ups are not simulated' },
    { at: `${pod}.schedulerName`, use: 'harmless', why: 'there is one scheduler' },
    { at: `${pod}.securityContext`, use: 'harmless', why: 'rights do not change capacity' },
    { at: `${pod}.serviceAccountName`, use: 'harmless', why: 'rights do not change capacity' },
    { at: `${pod}.serviceAccount`, use: 'harmless', why: 'rights do not change capacity' },
    { at: `${pod}.automountServiceAccountToken`, use: 'harmless', why: 'rights do not change capacity' },
    { at: `${pod}.imagePullSecrets`, use: 'harmless', why: 'rights do not change capacity' },
    { at: `${pod}.volumes`, use: 'harmless', why: 'disks are not simulated' },
  ],
  read(manifest, draft) {
    const containers = listAt(manifest.data, ['spec', 'template', 'spec', 'containers'])
    const requests = sum(containers, 'requests', 'some')
    const limits = sum(containers, 'limits', 'every')
    const service: DraftService = {
      manifest,
      name: manifest.name,
      replicas: numberAt(manifest.data, ['spec', 'replicas']) ?? 1,
      labels: (valueAt(manifest.data, ['spec', 'template', 'metadata', 'labels']) ?? {}) as Record<string, unknown>,
      pods: {},
      asks: asksOf({ ...limits, ...requests }),
    }
    const grace = numberAt(manifest.data, ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'])
    const probes = Object.fromEntries(probeNames.flatMap((name) => probeOf(containers, name)))
    service.pods = {
      ...(Object.keys(requests).length > 0 ? { requests } : {}),
      ...(Object.keys(limits).length > 0 ? { limits } : {}),
      workers: 16,
      serviceTime: { p50: '40ms', p99: '250ms' },
      startup: { p50: '10s', p95: '30s' },
      ...probes,
      ...(grace === undefined ? {} : { terminationGracePeriodSeconds: grace }),
    }
    draft.services.push(service)
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
  },
}

function listAt(data: unknown, path: readonly string[]): readonly unknown[] {
  const list = valueAt(data, path)
  return Array.isArray(list) ? list : []
}

function numberAt(data: unknown, path: readonly string[]): number | undefined {
  const value = valueAt(data, path)
  return typeof value === 'number' ? value : undefined
}

const fields = { cpu: cpuQuantity(), memory: memoryQuantity() } as const

/** Requests or limits of all containers together, written as Kubernetes writes them. A limit counts only where every container has one. */
function sum(containers: readonly unknown[], part: 'requests' | 'limits', needs: 'some' | 'every'): Record<string, unknown> {
  const total: Record<string, unknown> = {}
  for (const resource of ['cpu', 'memory', 'nvidia.com/gpu'] as const) {
    const given = containers.map((entry) => valueAt(entry, ['resources', part, resource])).filter((value) => value !== undefined)
    if (given.length === 0 || (needs === 'every' && resource !== 'nvidia.com/gpu' && given.length < containers.length)) continue
    if (given.length === 1) total[resource] = resource === 'nvidia.com/gpu' ? Number(given[0]) : given[0]
    else if (resource === 'nvidia.com/gpu') total[resource] = given.reduce((gpus: number, value) => gpus + Number(value), 0)
    else total[resource] = written(resource, given)
  }
  return total
}

function written(resource: 'cpu' | 'memory', given: readonly unknown[]): string {
  const total = given.reduce((sum: number, value) => sum + (fields[resource].safeParse(value).data ?? 0), 0)
  if (resource === 'cpu') return `${Math.round(total * 1000)}m`
  return total % 1_048_576 === 0 ? `${total / 1_048_576}Mi` : String(total)
}

function asksOf(resources: Record<string, unknown>): DraftService['asks'] {
  return {
    cores: fields.cpu.safeParse(resources.cpu).data ?? 0,
    memoryBytes: fields.memory.safeParse(resources.memory).data ?? 0,
    gpus: Number(resources['nvidia.com/gpu'] ?? 0),
  }
}

/** The probe of the first container that has one. A readiness probe without fields is what the scenario has anyway. */
function probeOf(containers: readonly unknown[], name: (typeof probeNames)[number]): readonly (readonly [string, unknown])[] {
  const probe = containers.map((entry) => valueAt(entry, [name])).find((value) => value !== undefined)
  const given = probeFields.filter((field) => valueAt(probe, [field]) !== undefined)
  if (probe === undefined || (name === 'readinessProbe' && given.length === 0)) return []
  return [[name, Object.fromEntries(given.map((field) => [field, valueAt(probe, [field])]))]]
}
