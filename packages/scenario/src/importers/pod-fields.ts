import type { FieldUse } from './importer.ts'

/** Where a pod template has its pod. */
export const podAt = 'spec.template.spec'
const container = `${podAt}.containers.*`
const initContainer = `${podAt}.initContainers.*`

export const probeNames = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const

/** Fields of the pod that have their Kubernetes names in a scenario too. */
export const samePodFields = [
  'priorityClassName',
  'nodeSelector',
  'tolerations',
  'affinity',
  'topologySpreadConstraints',
  'runtimeClassName',
] as const

const harmless = (why: string, ...names: readonly string[]) => names.map((at) => ({ at, use: 'harmless', why }) as const)
const matters = (why: string, ...names: readonly string[]) => names.map((at) => ({ at, use: 'matters', why }) as const)
const used = (...names: readonly string[]) => names.map((at) => ({ at, use: 'used' }) as const)
const under = (prefix: string, fields: readonly FieldUse[]): readonly FieldUse[] =>
  fields.map((field) => ({ ...field, at: `${prefix}.${field.at}` }))

const probeTaken = 'the probe is taken to succeed as soon as the program is ready'
const program = 'what runs is described by serviceTime and startup'
const rights = 'rights do not change capacity'

const containerFields: readonly FieldUse[] = [
  ...harmless('a label for people', 'name'),
  ...harmless(program, 'image', 'command', 'args'),
  ...harmless('the time to pull is part of startup', 'imagePullPolicy'),
  ...harmless('configuration of the program', 'env', 'envFrom', 'workingDir', 'stdin', 'tty'),
  ...harmless('requests go to pods, not to ports', 'ports'),
  ...harmless('disks are not simulated', 'volumeMounts', 'volumeDevices'),
  ...harmless(rights, 'securityContext'),
  ...harmless('bookkeeping', 'terminationMessagePath', 'terminationMessagePolicy'),
  ...used('resources.requests.cpu', 'resources.requests.memory', 'resources.requests["nvidia.com/gpu"]'),
  ...used('resources.limits.cpu', 'resources.limits.memory', 'resources.limits["nvidia.com/gpu"]'),
  ...matters('disks are not simulated', 'resources.requests.ephemeral-storage', 'resources.limits.ephemeral-storage'),
  ...used(...probeNames),
  ...probeNames.flatMap((probe) => harmless(probeTaken, ...['httpGet', 'tcpSocket', 'exec', 'grpc'].map((how) => `${probe}.${how}`))),
  ...used('lifecycle.preStop'),
  ...matters('hooks after the start are not simulated', 'lifecycle'),
]

/** What becomes of every field of a pod template. */
export const podTemplateFields: readonly FieldUse[] = [
  { at: 'spec.template.metadata.labels', use: 'used' },
  { at: 'spec.template.metadata', use: 'harmless', why: 'bookkeeping' },
  ...under(container, containerFields),
  ...under(
    initContainer,
    containerFields.filter(({ at }) => !at.startsWith('name')),
  ),
  ...under(initContainer, used('name', 'restartPolicy')),
  ...under(podAt, [
    ...used('terminationGracePeriodSeconds', ...samePodFields),
    ...matters('one value, decided by its PriorityClass', 'priority', 'preemptionPolicy'),
    ...harmless('these workloads always restart', 'restartPolicy'),
    ...harmless('name look-ups are not simulated', 'dnsPolicy', 'dnsConfig', 'hostAliases', 'hostname', 'subdomain', 'enableServiceLinks'),
    ...harmless('there is one scheduler', 'schedulerName'),
    ...harmless(rights, 'securityContext', 'serviceAccountName', 'serviceAccount', 'automountServiceAccountToken', 'imagePullSecrets'),
    ...harmless('disks are not simulated', 'volumes'),
  ]),
]
