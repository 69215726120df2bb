import type { z } from 'zod'
import { valueAt } from './path.ts'
import type { Attachments, Draft, Scenario } from './scenario.ts'
import { documentSchema } from './schema/document.ts'

type Shape = typeof documentSchema.shape

/** What could be read of a document that has errors somewhere: each section, and each entry of a list, on its own. */
export function salvage(data: unknown, attachments: Attachments): Draft {
  const { run, traffic, services, edge, metrics, cluster, nodes, bill, objectives } = documentSchema.shape
  return {
    data,
    traces: attachments.traces,
    run: read<Shape['run']>(run, valueAt(data, ['run'])),
    cluster: read<Shape['cluster']>(cluster, valueAt(data, ['cluster'])),
    nodes: read<Shape['nodes']>(nodes, valueAt(data, ['nodes'])),
    bill: read<Shape['bill']>(bill, valueAt(data, ['bill'])),
    traffic: entries(valueAt(data, ['traffic'])).map((entry) => read<Shape['traffic']['element']>(traffic.element, entry)),
    services: entries(valueAt(data, ['services'])).map((entry) => read<Shape['services']['element']>(services.element, entry)),
    objectives: entries(valueAt(data, ['objectives'])).map((entry) => read<z.ZodType<string>>(objectives.unwrap().element, entry)),
    metrics: entries(valueAt(data, ['metrics'])).map((entry) =>
      read<z.ZodType<Scenario['metrics'][number]>>(metrics.unwrap().element, entry),
    ),
    edge: entries(valueAt(data, ['edge'])).map((entry) => read<z.ZodType<Scenario['edge'][number]>>(edge.unwrap().element, entry)),
  }
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> | undefined {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** A list longer than any section may be is refused by the schema; its entries are not looked at one by one. */
const mostEntries = 1000

function entries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostEntries) : []
}
