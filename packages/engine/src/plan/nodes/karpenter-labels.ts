import type { Offering } from '@plimsoll/catalog'
import type { Labels } from '@plimsoll/models'

/** `m7g.2xlarge`, `g4dn.xlarge`: category, generation, the rest of the family, size. */
const awsName = /^([a-z]+)(\d+)([a-z-]*)\.(.+)$/

/**
 * Labels that Karpenter puts on a node beside those of Kubernetes, and that a NodePool may ask for. Those of AWS come from the type's name.
 *
 * @see karpenter.sh, concepts/scheduling, well-known labels
 */
export function karpenterLabels({ provider, capacityType, machineType }: Offering): Labels {
  const common = { 'karpenter.sh/capacity-type': capacityType }
  const match = provider === 'aws' ? awsName.exec(machineType.name) : null
  if (!match) return common
  const [, category, generation, rest, size] = match
  return {
    ...common,
    'karpenter.k8s.aws/instance-category': category,
    'karpenter.k8s.aws/instance-generation': generation,
    'karpenter.k8s.aws/instance-family': `${category}${generation}${rest}`,
    'karpenter.k8s.aws/instance-size': size,
    'karpenter.k8s.aws/instance-cpu': String(machineType.cores),
    'karpenter.k8s.aws/instance-memory': String(machineType.memoryGiB * 1024),
    ...(machineType.gpu && { 'karpenter.k8s.aws/instance-gpu-count': String(machineType.gpu.count) }),
  }
}
