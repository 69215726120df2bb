export { cpuStretch, cpuStretches } from './stretch.ts'
