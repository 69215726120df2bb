import { isLongTerminating } from './drain-rules.ts'
import type { CaNode, CaPod } from './world.ts'

/**
 * Requests over allocatable: the larger of CPU and memory; on a node with GPUs those alone.
 *
 * @param ignoresDaemons --ignore-daemonsets-utilization: takes DaemonSet and mirror pods off both sides
 * @see simulator/utilization/info.go
 */
export function utilization(node: CaNode, ignoresDaemons: boolean, atSeconds: number): number {
  const { allocatable } = node.use.node
  const asked = { cpuMilli: 0, memoryBytes: 0, gpu: 0 }
  const byDaemons = { cpuMilli: 0, memoryBytes: 0, gpu: 0 }
  for (const pod of node.pods) if (!isLongTerminating(pod, atSeconds)) addRequests(pod.isDaemon || pod.isMirror ? byDaemons : asked, pod)
  // A GPU node whose driver is not up offers none: nothing uses it.
  if (node.capacity.gpu > 0) return allocatable.gpu === 0 ? 0 : (asked.gpu + byDaemons.gpu) / allocatable.gpu
  if (ignoresDaemons)
    return Math.max(
      shareOf(asked.cpuMilli, allocatable.cpuMilli - byDaemons.cpuMilli),
      shareOf(asked.memoryBytes, allocatable.memoryBytes - byDaemons.memoryBytes),
    )
  return Math.max(
    shareOf(asked.cpuMilli + byDaemons.cpuMilli, allocatable.cpuMilli),
    shareOf(asked.memoryBytes + byDaemons.memoryBytes, allocatable.memoryBytes),
  )
}

function addRequests(sum: { cpuMilli: number; memoryBytes: number; gpu: number }, { spec }: CaPod): void {
  for (const { cpuMilli = 0, memoryBytes = 0, gpu = 0 } of spec.containers) {
    sum.cpuMilli += cpuMilli
    sum.memoryBytes += memoryBytes
    sum.gpu += gpu
  }
}

function shareOf(asked: number, room: number): number {
  return room > 0 ? asked / room : 0
}
