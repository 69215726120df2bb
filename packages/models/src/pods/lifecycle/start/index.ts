export { type CreationBudget, createNow, fullCreationBudget } from './creation.ts'
export { addPull, nextEnd, type PullQueue, progress, takeEnded } from './pulls.ts'
export { imageSpec, initContainerSpec, type KubeletSpec, kubeletSpec, pullRateLaw, pullsAtOnce } from './spec.ts'
export { cachedSeconds, type StartStep, startSteps } from './steps.ts'
