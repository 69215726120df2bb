export { type PolicySpec, policies } from './policies/index.ts'
