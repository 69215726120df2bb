export { compareVictims, type VictimComparison } from './compare.ts'
export { deletionCostOf, rankVictims, withSurroundings } from './rank-victims.ts'
export type { VictimRule, VictimView } from './victim-view.ts'
