export { addToBatch, batchDueAtSeconds, nominationSeconds, type PodBatch, pendingRetrySeconds } from './batch.ts'
export { chooseOffering, type Launch } from './choose-offering.ts'
export { givenUpAtSeconds } from './timeouts.ts'
export { availableTypes, type UnavailableOfferings, withUnavailable } from './unavailable.ts'
