export { type EndpointDelays, endpointDelays, endpoints } from './endpoints/index.ts'
export { type PolicySpec, policies } from './policies/index.ts'
