import type { Distribution } from '@plimsoll/kernel'
import { hazardPerHour, type SupplySpec } from '@plimsoll/models'
import type { Scenario } from '@plimsoll/scenario'
import type { Catalog } from './catalog.ts'
import type { PlannedMachine, PlannedNodes } from './planned-nodes.ts'

/** What the provider lets the account have, and how it takes spot machines back. */
export type PlannedSupply = {
  readonly limits: Pick<SupplySpec, 'launchRate' | 'quotas'>
  readonly spot: {
    /** From the notice to the machine being gone. */
    readonly notice: Distribution
    /** Interruptions per machine and hour by offering; an offering that nothing is known of is absent. */
    readonly perMachineHour: Readonly<Record<string, number>>
  }
}

/** EC2: two minutes. Google Cloud and Azure: 30 s. */
const noticeSeconds: Readonly<Record<string, number>> = { aws: 120, gcp: 30, azure: 30 }

export function planSupply({ bill, supply }: Scenario, { groups }: PlannedNodes, catalog: Catalog): PlannedSupply {
  const { launchRate, quotas, spot } = supply
  const machines = groups.flatMap((group) => group.machines).filter(({ capacityType }) => capacityType === 'spot')
  const rate = ({ machineType }: PlannedMachine) => {
    if (spot.interruptionsPerMonth !== undefined) return hazardPerHour(spot.interruptionsPerMonth)
    const found = catalog.spotInterruption(bill.provider, bill.region, machineType)
    return found.isKnown ? found.value.perMachineHour : undefined
  }
  const rates = machines.flatMap((machine) => {
    const known = rate(machine)
    return known === undefined ? [] : [[machine.offering, known] as const]
  })
  return {
    limits: { launchRate, quotas },
    spot: {
      notice: spot.notice ?? { kind: 'constant', value: noticeSeconds[bill.provider] },
      perMachineHour: Object.fromEntries(rates),
    },
  }
}
