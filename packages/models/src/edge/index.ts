export { type LimiterSpec, limiters } from './limiters/index.ts'
export type { LimiterStrategy } from './limiters/strategy.ts'
