import { valueAt } from '../path.ts'
import type { DraftService, ImportDraft } from './importer.ts'
import type { Manifest } from './manifest.ts'

/** What names of metrics and queries most often mean; the first that fits. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/latency|duration|p9\d|percentile|quantile/i, 'p99-latency'],
  [/queue|backlog|lag|length|depth|pending|waiting|messages/i, 'queue-length'],
  [/in_?flight|concurren|active|connections|busy/i, 'in-flight'],
]

const likeliest = 'requests-per-second'

/** Memory of a pod without a memory request, which no manifest tells. */
const unknownMemoryBytes = 268_435_456
const bytesInMi = 1_048_576

/** A metric that an autoscaler asks for by name, and where the manifest says so. `hint`: text that may tell what it measures. */
export type AskedMetric = {
  readonly name: string
  readonly type: 'Pods' | 'Object' | 'External'
  readonly hint: string
  readonly from: string
  readonly through?: (of: string) => unknown
}

/** Metrics of an HPA that are not CPU or memory. */
export function askedByHpa(metrics: readonly unknown[]): readonly AskedMetric[] {
  return metrics.flatMap((metric, index): AskedMetric[] => {
    const type = String(valueAt(metric, ['type']))
    const name = valueAt(metric, [type.toLowerCase(), 'metric', 'name'])
    if ((type !== 'Pods' && type !== 'Object' && type !== 'External') || typeof name !== 'string') return []
    return [{ name, type, hint: name, from: `spec.metrics.${index}` }]
  })
}

/** Offers a declaration of each metric, with a guess at what it measures: manifests only name it. A name is declared once a type. */
export function declareMetrics(manifest: Manifest, service: DraftService, asked: readonly AskedMetric[], draft: ImportDraft): void {
  for (const { name, type, hint, from, through } of asked) {
    const key = `${type} ${name}`
    const owner = draft.declared.get(key)
    if (owner !== undefined && owner !== service && type !== 'Pods')
      draft.leaveOut(manifest, from, `${type} ${name} is read of service ${owner.name} already, and a metric measures one service`)
    if (owner !== undefined) continue
    draft.declared.set(key, service)
    const of = meanings.find(([pattern]) => pattern.test(hint))?.[1] ?? likeliest
    const way = through?.(of)
    draft.offer({
      at: ['metrics', '-'],
      value: { name, type, of, ...(type === 'Pods' ? {} : { service: service.name }), ...(way === undefined ? {} : { through: way }) },
      manifest,
      from,
      assumes: `manifests name the metric ${name} and do not say what it measures`,
    })
  }
}

/** Offers what the pods use of memory, once a service: an autoscaler that follows it has to see something. */
export function assumeMemory(manifest: Manifest, service: DraftService, from: string, draft: ImportDraft): void {
  if (service.hasMemory) return
  service.hasMemory = true
  const { memoryBytes } = service.asks
  const half = Math.ceil((memoryBytes > 0 ? memoryBytes : unknownMemoryBytes) / 2 / bytesInMi)
  draft.offerTo(service, {
    at: ['pods', 'memory'],
    value: { base: `${half}Mi` },
    manifest,
    from,
    assumes: `manifests do not say how much memory a pod uses: ${memoryBytes > 0 ? 'half of its request' : 'a guess'}, whatever the load`,
  })
}
