import { cpuQuantity, memoryQuantity } from '@plimsoll/models'
import { valueAt } from '../path.ts'
import type { DraftService } from './importer.ts'

const fields = { cpu: cpuQuantity(), memory: memoryQuantity() } as const

const resources = ['cpu', 'memory', 'nvidia.com/gpu'] as const
type Resource = (typeof resources)[number]

/**
 * Requests or limits of all containers together, written as Kubernetes writes them. A container without a request has its limit as one, as the
 * API server fills it in; a limit counts only where every container has one.
 */
export function sumOf(containers: readonly unknown[], part: 'requests' | 'limits'): Record<string, unknown> {
  const of = (entry: unknown, resource: Resource) =>
    valueAt(entry, ['resources', part, resource]) ?? valueAt(entry, ['resources', 'limits', resource])
  const total: Record<string, unknown> = {}
  for (const resource of resources) {
    const given = containers.map((entry) => of(entry, resource)).filter((value) => value !== undefined)
    if (given.length === 0 || (part === 'limits' && resource !== 'nvidia.com/gpu' && given.length < containers.length)) continue
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

/** What of one container asks for more than `total` of a pod: an init container that is larger than all that runs after it. */
export function excess(container: unknown, total: Record<string, unknown>): readonly string[] {
  const asked = sumOf([container], 'requests')
  return (['cpu', 'memory'] as const).filter((resource) => {
    const [own, all] = [asked, total].map((quantities) => fields[resource].safeParse(quantities[resource]).data ?? 0)
    return own > all
  })
}

export function asksOf(resources: Record<string, unknown>): DraftService['asks'] {
  return {
    cores: fields.cpu.safeParse(resources.cpu).data ?? 0,
    memoryBytes: fields.memory.safeParse(resources.memory).data ?? 0,
    gpus: Number(resources['nvidia.com/gpu'] ?? 0),
  }
}
