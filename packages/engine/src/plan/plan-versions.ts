import { canRunOut, type MemoryUse } from '@plimsoll/models'
import type { Scenario } from '@plimsoll/scenario'
import type { PlannedVersion } from './plan.ts'

type DocumentService = Scenario['services'][number]
type Changes = DocumentService['rollouts'][number]['pods']

/** The pods as written, then each rollout with what it does not change taken from them. */
export function planVersions(service: DocumentService): PlannedVersion[] {
  const later = [...service.rollouts].sort((a, b) => a.at - b.at)
  return [planVersion(service, 0, { serviceTimeFactor: 1 }), ...later.map(({ at, pods }) => planVersion(service, at, pods))]
}

function planVersion(service: DocumentService, atSeconds: number, changed: Changes): PlannedVersion {
  const { pods } = service
  const image = changed.image ?? pods.image
  const memory = memoryUse(changed.memory ?? pods.memory)
  return {
    atSeconds,
    startup: changed.startup ?? pods.startup,
    image: image ? { bytes: image.size, isAlwaysAsked: image.pullPolicy === 'Always' } : null,
    pace: changed.serviceTimeFactor,
    memory,
    memoryLimitBytes: memoryLimit(service, memory),
  }
}

function memoryUse(memory: DocumentService['pods']['memory']): MemoryUse | null {
  if (!memory) return null
  return { baseBytes: memory.base, bytesPerInFlight: memory.perInFlight, growthBytesPerSecond: memory.growthPerHour / 3600 }
}

/** The limit where it can be passed; consumers of a work queue hold no more than they work on. */
function memoryLimit({ pods, balance }: DocumentService, use: MemoryUse | null): number | null {
  const limitBytes = pods.limits.memory ?? null
  const mostHeld = balance.kind === 'queue' ? pods.workers : pods.workers + pods.queue.limit
  return use && canRunOut(use, limitBytes, mostHeld) ? limitBytes : null
}
