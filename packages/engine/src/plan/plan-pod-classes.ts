import type { PlannedPodClass, PlannedService } from './plan.ts'
import type { PlannedNodes } from './planned-nodes.ts'

type Claims = Readonly<Record<string, readonly string[]>>

/**
 * Pods whose disk is in a zone are another kind of pod for the scheduler than those whose disk is yet to be made: a class for each zone, and
 * one for pods whose disks are in different zones, which can go nowhere.
 */
export function planPodClasses(services: readonly PlannedService[], claims: Claims, { groups }: PlannedNodes): PlannedPodClass[] {
  const zones = [...new Set(groups.flatMap(({ machines }) => machines.map(({ zone }) => zone)))]
  const first = services.map((service, index) => podClass(service, index, zonesAtStart(service, claims)))
  const later = services.flatMap((service, index) => {
    if (!service.volumes) return []
    const known = [...zones, ...service.volumes.shared.flatMap((claim) => claims[claim] ?? [])]
    return [...[...new Set(known)].map((zone) => [zone]), []].map((each) => podClass(service, index, each))
  })
  return [...first, ...later]
}

function podClass({ scheduling }: PlannedService, service: number, zones: readonly string[] | null): PlannedPodClass {
  return { service, zones, pod: zones ? { ...scheduling, volumeZones: zones } : scheduling }
}

/** Where all bound claims of a service can be attached; null when none is bound. */
function zonesAtStart({ volumes }: PlannedService, claims: Claims): readonly string[] | null {
  const bound = (volumes?.shared ?? []).flatMap((claim) => (claims[claim] ? [claims[claim]] : []))
  return bound.length === 0 ? null : bound.reduce((common, zones) => common.filter((zone) => zones.includes(zone)))
}
