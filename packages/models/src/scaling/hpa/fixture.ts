import type { HpaPodView, HpaSeen, MetricReading } from './seen.ts'
import { type HpaSpec, hpaSpec } from './spec.ts'

/** Pods that have been running and ready for an hour at second 0, one container of 1 CPU and 1 GiB each unless told otherwise. */
export function podsOf(count: number, change: (index: number) => Partial<HpaPodView> = () => ({})): HpaPodView[] {
  const containers = [{ name: 'app', kind: 'app' as const, requestsMilli: { cpu: 1000, memory: 1_073_741_824_000 } }]
  return Array.from({ length: count }, (_, index) => ({
    name: `pod-${index}`,
    phase: 'Running' as const,
    ready: 'True' as const,
    readySinceSeconds: -3590,
    startedAtSeconds: -3600,
    isDeleted: false,
    containers,
    ...change(index),
  }))
}

/** Samples of one instant, 30 s wide; NaN: none. */
export function samplesOf(valuesMilli: readonly number[], strangersMilli: readonly number[] = [], atSeconds = 0) {
  return { valuesMilli: Float64Array.from(valuesMilli), atSeconds, windowSeconds: 30, strangersMilli }
}

export function cpuSpec(percent: number, manifest: object = {}): HpaSpec {
  const metrics = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: percent } } }]
  return hpaSpec.parse({ minReplicas: 1, maxReplicas: 100, metrics, ...manifest })
}

/** An external metric that asks for `value / 1` replicas: what it reads is what it proposes. */
export function directSpec(manifest: object = {}): HpaSpec {
  const metrics = [{ type: 'External', external: { metric: { name: 'wanted' }, target: { type: 'AverageValue', averageValue: '1' } } }]
  return hpaSpec.parse({ minReplicas: 1, maxReplicas: 100, metrics, ...manifest })
}

/** A world of `replicas` ready pods. */
export function seenAt(atSeconds: number, replicas: number, readings: readonly MetricReading[], change: Partial<HpaSeen> = {}): HpaSeen {
  return { atSeconds, specReplicas: replicas, statusReplicas: replicas, pods: podsOf(replicas), readings, ...change }
}

/** A reading of `directSpec` that asks for so many replicas. */
export function wants(replicas: number): MetricReading {
  return { seriesMilli: [replicas * 1000] }
}
