import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { podAt } from './pod-fields.ts'
import { sumOf } from './resources.ts'

export const priorityClass: Importer = {
  kind: 'PriorityClass',
  apiVersions: ['scheduling.k8s.io/v1'],
  fields: [
    ...metadataFields,
    { at: 'value', use: 'used' },
    { at: 'preemptionPolicy', use: 'used' },
    { at: 'globalDefault', use: 'used' },
    { at: 'description', use: 'harmless', why: 'for people' },
  ],
  read(manifest, draft) {
    if (manifest.name.startsWith('system-')) return draft.leaveOut(manifest, 'all of it', 'every cluster has it', false)
    const given = ['value', 'globalDefault', 'preemptionPolicy'].map((key) => [key, valueAt(manifest.data, [key])] as const)
    draft.offer({
      at: ['cluster', 'priorityClasses', '-'],
      value: { name: manifest.name, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) },
      manifest,
      from: '',
    })
  },
}

export const daemonSet: Importer = {
  kind: 'DaemonSet',
  apiVersions: ['apps/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.template.spec.containers.*.resources.requests', use: 'used' },
    { at: 'spec.template.spec.nodeSelector', use: 'used' },
    { at: 'spec.template.spec.tolerations', use: 'used' },
    { at: 'spec.template.spec.tolerations.*.tolerationSeconds', use: 'harmless', why: 'it leaves with its machine' },
    { at: 'spec.template.spec.affinity', use: 'matters', why: 'it is taken to run on every machine that its nodeSelector allows' },
    { at: 'spec', use: 'harmless', why: 'only what it takes of a machine counts' },
  ],
  read(manifest, draft) {
    const pod = valueAt(manifest.data, podAt.split('.'))
    const [containers, initContainers] = ['containers', 'initContainers'].map((key) => valueAt(pod, [key]))
    const sidecars = listOf(initContainers).filter((each) => valueAt(each, ['restartPolicy']) === 'Always')
    const [nodeSelector, tolerations] = ['nodeSelector', 'tolerations'].map((key) => valueAt(pod, [key]))
    const { cpu, memory } = sumOf([...listOf(containers), ...sidecars], 'requests')
    draft.offer({
      at: ['cluster', 'daemonSets', '-'],
      value: {
        name: manifest.name,
        requests: { cpu, memory },
        nodeSelector,
        tolerations: tolerations && listOf(tolerations).map(plainToleration),
      },
      manifest,
      from: '',
      renamed: {
        requests: `${podAt}.containers`,
        nodeSelector: `${podAt}.nodeSelector`,
        tolerations: `${podAt}.tolerations`,
      },
    })
  },
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** What a DaemonSet's pod tolerates: how long is nothing to it. */
function plainToleration(toleration: unknown): unknown {
  const { tolerationSeconds, ...rest } = toleration as Record<string, unknown>
  return rest
}
