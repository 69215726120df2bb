/** Some offerings: those that match every field given. No field: all. */
export type OfferingChoice = {
  readonly zone?: string
  readonly machineType?: string
  readonly capacityType?: 'on-demand' | 'spot'
}

/** What an offering is known by where it can be lost, sold out or taken back. */
export type OfferingKey = { readonly zone: string; readonly machineType: string; readonly capacityType: 'on-demand' | 'spot' }

export function isChosen(choice: OfferingChoice, offering: OfferingKey): boolean {
  const matches = (wanted: string | undefined, actual: string) => wanted === undefined || wanted === actual
  return (
    matches(choice.zone, offering.zone) &&
    matches(choice.machineType, offering.machineType) &&
    matches(choice.capacityType, offering.capacityType)
  )
}
