import { bindPod, emptyNode, type NodeUse, type Resources, type SchedulerPod } from '../../contract/scheduling/index.ts'
import { flagsSpec } from './flags.ts'
import { type CaGroupBounds, type CaSettings, caSettings } from './spec.ts'
import type { CaGroup, CaNode, CaPod, CaSeen, CaTemplate } from './world.ts'

/** Bytes of a MiB: tests ask for memory in MiB. */
export const MiB = 1_048_576

export type Asked = { readonly cpu?: number; readonly memory?: number; readonly gpu?: number }

/** A pod of a ReplicaSet that asks for millicores and MiB; spec fields beside the requests go into `spec`. */
export function pod(
  name: string,
  { cpu = 0, memory = 0, gpu = 0 }: Asked,
  fields: Partial<Omit<CaPod, 'spec'>> & { readonly spec?: Partial<SchedulerPod> } = {},
): CaPod {
  const { spec, ...rest } = fields
  return {
    name,
    owner: { kind: 'ReplicaSet', name: 'app', replicas: 3 },
    createdAtSeconds: 0,
    priority: 0,
    ...rest,
    spec: { labels: { app: 'app' }, containers: [{ cpuMilli: cpu, memoryBytes: memory * MiB, gpu }], ...spec },
  }
}

/** So many pods that share one spec, as a ReplicaSet makes them. */
export function pods(count: number, name: string, asked: Asked, fields: Parameters<typeof pod>[2] = {}): CaPod[] {
  const first = pod(`${name}-0`, asked, fields)
  return Array.from({ length: count }, (_, index) => ({ ...first, name: `${name}-${index}` }))
}

export type Size = Asked & { readonly pods?: number; readonly labels?: Readonly<Record<string, string>> }

const resources = ({ cpu = 4000, memory = 16_384, gpu = 0 }: Asked): Resources => ({ cpuMilli: cpu, memoryBytes: memory * MiB, gpu })

/** An empty machine whose allocatable is its capacity, unless `reserved` takes some. */
export function template(size: Size = {}, reserved: Asked = {}): CaTemplate {
  const capacity = resources(size)
  const allocatable = {
    cpuMilli: capacity.cpuMilli - (reserved.cpu ?? 0),
    memoryBytes: capacity.memoryBytes - (reserved.memory ?? 0) * MiB,
    gpu: capacity.gpu,
    pods: size.pods ?? 110,
  }
  return {
    capacity,
    use: emptyNode({ name: 'template', labels: size.labels ?? {}, allocatable, taints: [], isUnschedulable: false }),
  }
}

/** A ready node of `group` with these pods on it. */
export function node(
  name: string,
  on: readonly CaPod[] = [],
  fields: Partial<Omit<CaNode, 'use' | 'pods'>> & { readonly size?: Size } = {},
): CaNode {
  const { size, ...rest } = fields
  const { use, capacity } = template(size)
  const named = { ...use, node: { ...use.node, name, labels: { 'kubernetes.io/hostname': name, ...size?.labels } } }
  return {
    capacity,
    group: 'general',
    createdAtSeconds: 0,
    isReady: true,
    ...rest,
    pods: on,
    use: on.reduce<NodeUse>((sum, each) => bindPod(sum, each.spec), named),
  }
}

export function group(name: string, targetSize: number, fields: Partial<CaGroup> = {}): CaGroup {
  return { name, targetSize, template: template(), ...fields }
}

export function seen(fields: Partial<CaSeen>): CaSeen {
  return { atSeconds: 10_000, groups: [], nodes: [], pending: [], budgets: [], draw: () => 0, ...fields }
}

/** Settings of 1.36 with these flags; every group may have 0 to 100 nodes unless `groups` says otherwise. */
export function settings(
  flags: Readonly<Record<string, unknown>> = {},
  groups: readonly CaGroupBounds[] = [{ name: 'general', min: 0, max: 100 }],
  profile: Parameters<typeof caSettings>[0]['profile'] = 'ca-1.36',
): CaSettings {
  return caSettings({ profile, flags: flagsSpec.parse(flags), nodeGroups: groups })
}
