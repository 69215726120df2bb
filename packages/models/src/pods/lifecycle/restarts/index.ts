export { type BackOff, restart } from './back-off.ts'
export { crashLoopBackOffSpec, kubeletGatesSpec, type RestartTiming, restartTiming } from './spec.ts'
