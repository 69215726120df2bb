import type { Simulation } from '../simulation.ts'
import type { Node, Pod } from '../world.ts'

/** Where a pod's disks can be attached; null: none of them is made yet, so anywhere. */
function zonesOf({ plan, world }: Simulation, { service, ordinal }: Pod): readonly string[] | null {
  const { volumes } = plan.services[service]
  const own = volumes?.isEachOwn ? world.services[service].disks[ordinal] : undefined
  const bound = [...(volumes?.shared ?? []).map((claim) => world.claims.get(claim)), own].filter((zones) => zones !== undefined)
  return bound.length === 0 ? null : bound.reduce((common, zones) => common.filter((zone) => zones.includes(zone)))
}

/** The scheduler's class of a pod, by where its disks are now. */
export function classOf(sim: Simulation, pod: Pod): number {
  if (!sim.plan.services[pod.service].volumes) return pod.service
  return sim.scheduling.classIds.get(classKey(pod.service, zonesOf(sim, pod))) ?? pod.service
}

export function classKey(service: number, zones: readonly string[] | null): string {
  return `${service}/${zones?.join(',') ?? 'anywhere'}`
}

/** WaitForFirstConsumer: claims that are not bound yet are bound where the pod goes. A disk is in one zone from then on. */
export function bindClaims({ plan, world }: Simulation, { service, ordinal }: Pod, { machine }: Node): void {
  const { volumes } = plan.services[service]
  if (!volumes) return
  for (const claim of volumes.shared) if (!world.claims.has(claim)) world.claims.set(claim, [machine.zone])
  if (volumes.isEachOwn) world.services[service].disks[ordinal] ??= [machine.zone]
}

/** The lowest number that no pod of the service has, those being deleted left out: its successor takes over the disk of a pod. */
export function nextOrdinal({ plan, world }: Simulation, service: number): number {
  if (!plan.services[service].volumes?.isEachOwn) return 0
  const taken = new Set(world.services[service].pods.filter(({ phase }) => phase !== 'terminating').map(({ ordinal }) => ordinal))
  let ordinal = 0
  while (taken.has(ordinal)) ordinal++
  return ordinal
}
