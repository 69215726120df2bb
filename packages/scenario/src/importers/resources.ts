import { cpuQuantity, memoryQuantity } from '@plimsoll/models'
import { valueAt } from '../path.ts'
import type { DraftService } from './importer.ts'

const fields = { cpu: cpuQuantity(), memory: memoryQuantity() } as const

/** Requests or limits of all containers together, written as Kubernetes writes them. A limit counts only where every container has one. */
export function sumOf(containers: readonly unknown[], part: 'requests' | 'limits', needs: 'some' | 'every'): Record<string, unknown> {
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

export function asksOf(resources: Record<string, unknown>): DraftService['asks'] {
  return {
    cores: fields.cpu.safeParse(resources.cpu).data ?? 0,
    memoryBytes: fields.memory.safeParse(resources.memory).data ?? 0,
    gpus: Number(resources['nvidia.com/gpu'] ?? 0),
  }
}
