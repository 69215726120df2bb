export { placementFields } from './fields.ts'
export { type Priority, type PriorityClass, priorityOf, systemPriorityClasses } from './priority.ts'
export { schedulerPod, sharedClaims } from './scheduler-pod.ts'
