import { parse } from 'yaml'
import { valueAt } from '../path.ts'
import { type ImportDraft, type Importer, metadataFields } from './importer.ts'
import { chooseMachine } from './machine.ts'
import type { Manifest } from './manifest.ts'

const expanderName = 'cluster-autoscaler-priority-expander'

/** Regular expressions of node group names by priority, as the priority expander's ConfigMap has them. */
export const priorityExpander: Importer = {
  kind: 'ConfigMap',
  apiVersions: ['v1'],
  fields: [
    ...metadataFields,
    { at: 'data.priorities', use: 'used' },
    { at: 'data', use: 'harmless', why: 'configuration of a program' },
    { at: 'binaryData', use: 'harmless', why: 'configuration of a program' },
    { at: 'immutable', use: 'harmless', why: 'bookkeeping' },
  ],
  read(manifest, draft) {
    const isApplied = draft.manifests.some(({ data }) => Array.isArray(valueAt(data, ['autoscalingGroups'])))
    if (manifest.name === expanderName && !isApplied)
      draft.leaveOut(
        manifest,
        'data.priorities',
        'node groups are not among manifests: give their priority in nodes.clusterAutoscaler.nodeGroups',
      )
  },
}

/** Flags of the logging library. */
const logFlags: readonly string[] = ['v', 'logtostderr', 'alsologtostderr', 'stderrthreshold', 'log-file', 'logging-format']

/** How a Deployment of a chart runs: its pods, rights and probes. */
const deploymentFields = [
  ...['affinity', 'nodeSelector', 'tolerations', 'topologySpreadConstraints', 'priorityClassName', 'podDisruptionBudget', 'replicaCount'],
  ...['resources', 'rbac', 'serviceMonitor', 'podAnnotations', 'podLabels', 'additionalLabels', 'securityContext', 'podSecurityContext'],
  ...[
    'containerSecurityContext',
    'extraEnv',
    'extraEnvSecrets',
    'extraEnvConfigMaps',
    'env',
    'volumes',
    'extraVolumes',
    'extraVolumeMounts',
  ],
  ...['imagePullSecrets', 'nameOverride', 'fullnameOverride', 'updateStrategy', 'dnsPolicy', 'service', 'serviceAccount', 'global'],
]
const ownFields = [...deploymentFields, 'cloudProvider', 'awsRegion', 'extraVolumeSecrets', 'prometheusRule', 'containerArgs']

/** Values of the chart cluster-autoscaler: its flags, and node groups where they are listed. */
export const clusterAutoscalerValues: Importer = {
  kind: 'Values',
  apiVersions: ['cluster-autoscaler'],
  fields: [
    { at: 'extraArgs', use: 'used' },
    ...logFlags.map((flag) => ({ at: `extraArgs.${flag}`, use: 'harmless', why: 'how much it logs' }) as const),
    { at: 'autoscalingGroups', use: 'used' },
    { at: 'expanderPriorities', use: 'used' },
    {
      at: 'autoDiscovery',
      use: 'matters',
      why: 'discovered groups are not among manifests: list them in nodes.clusterAutoscaler.nodeGroups',
    },
    { at: 'image', use: 'matters', why: 'the release decides rules and defaults: say it in nodes.clusterAutoscaler.profile' },
    ...ownFields.map((at) => ({ at, use: 'harmless', why: 'how the autoscaler itself runs does not change what it decides' }) as const),
  ],
  read(manifest, draft) {
    if (draft.manifests.some(({ kind }) => kind === 'NodePool'))
      return draft.leaveOut(manifest, 'extraArgs', 'the NodePools decide on machines, and a scenario has one autoscaler of machines')
    const groups = nodeGroups(manifest, draft)
    if (groups.length === 0) return draft.leaveOut(manifest, 'extraArgs', 'no node groups are listed that the flags could be of')
    draft.offer({
      at: ['nodes', 'clusterAutoscaler'],
      value: { flags: flagsOf(manifest), nodeGroups: groups },
      manifest,
      from: '',
      renamed: { flags: 'extraArgs', nodeGroups: 'autoscalingGroups' },
      instead: ['nodes', 'pool'],
      assumes: 'values name node groups and do not say which machines they have: the cheapest that has room for the pods',
    })
  },
}

function flagsOf({ data }: Manifest): Record<string, unknown> {
  const flags = Object.entries(valueAt(data, ['extraArgs']) ?? {})
  return Object.fromEntries(flags.filter(([flag]) => !logFlags.includes(flag)))
}

function nodeGroups({ data }: Manifest, draft: ImportDraft): readonly Record<string, unknown>[] {
  const listed = valueAt(data, ['autoscalingGroups'])
  const expander = draft.manifests.find(({ kind, name }) => kind === 'ConfigMap' && name === expanderName)
  const priorities = prioritiesOf(valueAt(data, ['expanderPriorities']) ?? valueAt(expander?.data, ['data', 'priorities']))
  return (Array.isArray(listed) ? listed : []).map((group) => {
    const name = String(valueAt(group, ['name']))
    const priority = priorities.find(([, patterns]) => patterns.some((pattern) => pattern.test(name)))?.[0]
    return {
      name: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      machineType: chooseMachine(draft.services, draft.region) ?? 'm7i.2xlarge',
      min: valueAt(group, ['minSize']),
      max: valueAt(group, ['maxSize']),
      ...(priority === undefined ? {} : { priority }),
    }
  })
}

/** Highest first. A pattern that is no regular expression matches nothing. */
function prioritiesOf(given: unknown): readonly (readonly [number, readonly RegExp[]])[] {
  const map = typeof given === 'string' ? parseQuietly(given) : given
  if (typeof map !== 'object' || map === null) return []
  return Object.entries(map)
    .map(([priority, patterns]) => [Number(priority), (Array.isArray(patterns) ? patterns : []).flatMap(patternOf)] as const)
    .sort(([a], [b]) => b - a)
}

function parseQuietly(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

function patternOf(text: unknown): readonly RegExp[] {
  try {
    return [new RegExp(String(text))]
  } catch {
    return []
  }
}

/** Values of the chart keda: how the operator itself runs. What it scales stands in ScaledObjects. */
export const kedaValues: Importer = {
  kind: 'Values',
  apiVersions: ['keda'],
  fields: [
    { at: 'operator.extraArgs', use: 'matters', why: 'flags of the operator are taken at their defaults' },
    { at: 'extraArgs', use: 'matters', why: 'flags of the operator are taken at their defaults' },
    ...[
      ...deploymentFields,
      ...['operator', 'metricsServer', 'watchNamespace', 'webhooks', 'certificates', 'podIdentity', 'image', 'opentelemetry', 'profiling'],
      ...['prometheus', 'logging', 'crds', 'http', 'clusterName', 'clusterDomain', 'podSecurityStandards', 'permissions', 'networkPolicy'],
    ].map((at) => ({ at, use: 'harmless', why: 'how the operator itself runs does not change what it decides' }) as const),
  ],
  read: () => {},
}
