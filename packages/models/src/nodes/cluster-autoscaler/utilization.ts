import { type Resources, requestsOf } from '../../contract/scheduling/index.ts'
import { isLongTerminating } from './drain-rules.ts'
import type { CaNode, CaPod } from './world.ts'

const none: Resources = { cpuMilli: 0, memoryBytes: 0, gpu: 0 }

/**
 * Requests over allocatable: the larger of CPU and memory; on a node with GPUs those alone.
 *
 * @param ignoresDaemons --ignore-daemonsets-utilization: takes DaemonSet and mirror pods off both sides
 * @see simulator/utilization/info.go
 */
export function utilization(node: CaNode, ignoresDaemons: boolean, atSeconds: number): number {
  const { allocatable } = node.use.node
  const counted = node.pods.filter((pod) => !isLongTerminating(pod, atSeconds))
  const daemons = total(counted.filter(isDaemonOrMirror))
  const workload = total(counted.filter((pod) => !isDaemonOrMirror(pod)))
  // A GPU node whose driver is not up offers none: nothing uses it.
  if (node.capacity.gpu > 0) return allocatable.gpu === 0 ? 0 : (workload.gpu + daemons.gpu) / allocatable.gpu
  const share = (key: 'cpuMilli' | 'memoryBytes') => {
    const requested = workload[key] + (ignoresDaemons ? 0 : daemons[key])
    const room = allocatable[key] - (ignoresDaemons ? daemons[key] : 0)
    return room > 0 ? requested / room : 0
  }
  return Math.max(share('cpuMilli'), share('memoryBytes'))
}

function isDaemonOrMirror({ isDaemon, isMirror }: CaPod): boolean {
  return isDaemon === true || isMirror === true
}

function total(pods: readonly CaPod[]): Resources {
  return pods.reduce((sum, { spec }) => {
    const asked = requestsOf(spec.containers)
    return { cpuMilli: sum.cpuMilli + asked.cpuMilli, memoryBytes: sum.memoryBytes + asked.memoryBytes, gpu: sum.gpu + asked.gpu }
  }, none)
}
