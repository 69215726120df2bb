export { type ContainerStart, type StartVerdict, startVerdict } from './container-start.ts'
export { livenessProbeSpec, type Probe, type Probes, type QueuedProbe, readinessProbeSpec, startupProbeSpec } from './spec.ts'
export { countResult, type ProbeStreak, passing } from './streak.ts'
