import { valueAt } from '../path.ts'
import type { DraftService, ImportDraft } from './importer.ts'
import type { Manifest } from './manifest.ts'

/** What names of metrics most often mean; the first that fits. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/latency|duration|p9\d|percentile/i, 'p99-latency'],
  [/queue|backlog|lag|length|depth|pending|waiting|messages/i, 'queue-length'],
  [/in_?flight|concurren|active|connections|busy/i, 'in-flight'],
]

const likeliest = 'requests-per-second'

/** Offers a declaration of each metric that is not CPU or memory, with a guess at what it measures: manifests only name it. */
export function declareMetrics(manifest: Manifest, service: DraftService, metrics: readonly unknown[], draft: ImportDraft): void {
  for (const [index, metric] of metrics.entries()) {
    const type = String(valueAt(metric, ['type']))
    const name = valueAt(metric, [type.toLowerCase(), 'metric', 'name'])
    if (!['Pods', 'Object', 'External'].includes(type) || typeof name !== 'string') continue
    const of = meanings.find(([pattern]) => pattern.test(name))?.[1] ?? likeliest
    draft.offer({
      at: ['metrics', '-'],
      value: { name, type, of, ...(type === 'Pods' ? {} : { service: service.name }) },
      manifest,
      from: `spec.metrics.${index}`,
      assumes: `manifests name the metric ${name} and do not say what it measures`,
    })
  }
}
