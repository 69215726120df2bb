export { type WarmPoolBounds, warmPoolSize } from './size.ts'
export { type WarmPoolSpec, type WarmState, warmPoolSpec, warmStart } from './spec.ts'
