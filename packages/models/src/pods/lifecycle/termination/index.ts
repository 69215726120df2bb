export { lifecycleSpec, preStopLaw, stopTimes } from './stop.ts'
