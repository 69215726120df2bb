export { memorySpec } from './spec.ts'
export { canRunOut, lifetimeSeconds, type MemoryUse, memoryCheckSeconds, workingSetBytes } from './working-set.ts'
