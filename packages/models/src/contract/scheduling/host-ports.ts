import type { HostPort } from './cluster.ts'

/** Whether two pods could not share a node: the same port and protocol on the same address, or one of them on every address. */
export function portsConflict(some: readonly HostPort[] = [], others: readonly HostPort[] = []): boolean {
  return some.some((one) => others.some((other) => isSamePort(one, other)))
}

function isSamePort(one: HostPort, other: HostPort): boolean {
  if (one.port !== other.port || one.protocol !== other.protocol) return false
  const [a, b] = [one.hostIP ?? everyAddress, other.hostIP ?? everyAddress]
  return a === b || a === everyAddress || b === everyAddress
}

/** pkg/scheduler/framework: DefaultBindAllHostIP */
const everyAddress = '0.0.0.0'
