import type { NodeLease } from '@plimsoll/engine'

/** Number of machines running from an instant on, until the next entry. */
export type MachineCount = { readonly atSeconds: number; readonly machines: number }

/** How many machines ran when, by their leases, one entry a change; a machine that leaves makes room for one that comes at the same instant. */
export function machineCounts(leases: readonly NodeLease[]): readonly MachineCount[] {
  const changes = leases
    .flatMap(({ launchedAtSeconds, endedAtSeconds, warmPool }) => {
      const untilSeconds = warmPool?.stoppedAtSeconds ?? endedAtSeconds
      if (launchedAtSeconds === null || launchedAtSeconds === untilSeconds) return []
      const launch = { atSeconds: launchedAtSeconds, by: 1 }
      return untilSeconds === null ? [launch] : [launch, { atSeconds: untilSeconds, by: -1 }]
    })
    .sort((a, b) => a.atSeconds - b.atSeconds || a.by - b.by)
  let machines = 0
  return changes.map(({ atSeconds, by }) => {
    machines += by
    return { atSeconds, machines }
  })
}

export function mostMachines(leases: readonly NodeLease[]): number {
  return machineCounts(leases).reduce((most, { machines }) => Math.max(most, machines), 0)
}
