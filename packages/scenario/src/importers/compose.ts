import { Document, isMap, isNode, isScalar } from 'yaml'
import type { Path } from '../path.ts'
import { currentApiVersion } from '../schema/document.ts'
import { pairAt } from '../yaml/locate.ts'
import type { DraftService } from './importer.ts'
import { assumedBill, chooseMachine } from './machine.ts'

/** Something that the manifests do not say and that was chosen. */
export type Assumption = { readonly path: string; readonly value: string; readonly why: string }

type Chosen = { readonly at: Path; readonly path: string; readonly why: string }

/** Median service time of `deployment.ts`, and the share of workers that the assumed traffic keeps busy. */
const assumedServiceSeconds = 0.04
const assumedBusyRatio = 0.5

/** The scenario as YAML, with each assumption as a comment where it was made. */
export function composeScenario(
  services: readonly DraftService[],
  assumptions: readonly { readonly service: DraftService; readonly path: string; readonly why: string }[],
): { readonly text: string; readonly assumed: readonly Assumption[] } {
  const machineType = chooseMachine(services)
  const document = new Document({
    apiVersion: currentApiVersion,
    kind: 'Scenario',
    name: `Imported: ${services.map(({ name }) => name).join(', ')}`.slice(0, 200),
    run: { start: '2026-01-05T00:00:00Z', duration: '24h', seed: 1 },
    traffic: services.map(trafficOf),
    services: services.map(entryOf),
    nodes: { pool: { machineType: machineType ?? 'm7i.2xlarge', min: 1, max: 50 } },
    bill: { ...assumedBill },
    objectives: ['availability > 99.9%'],
  })
  const chosen: readonly Chosen[] = [
    { at: ['run'], path: 'run', why: 'one day from a Monday midnight, in UTC' },
    ...services.map(({ name }, index) => ({
      at: ['traffic', index, 'pattern'],
      path: `traffic.${name}-clients.pattern`,
      why: 'half of what the pods at the start can serve: use figures of your own',
    })),
    ...assumptions.map(({ service, path, why }) => ({
      at: ['services', services.indexOf(service), ...path.split('.')],
      path: `services.${service.name}.${path}`,
      why,
    })),
    {
      at: ['nodes', 'pool', 'machineType'],
      path: 'nodes.pool.machineType',
      why: machineType ? 'the cheapest that has room for the pods' : 'no known machine type holds the largest pod',
    },
    { at: ['nodes', 'pool', 'max'], path: 'nodes.pool.max', why: 'Deployments do not say how far the cluster may grow' },
    { at: ['bill'], path: 'bill', why: 'manifests do not say who is paid' },
    { at: ['objectives'], path: 'objectives', why: 'a common promise; say what must hold for you' },
  ]
  for (const { at, why } of chosen) comment(document, at, ` assumed: ${why}`)
  return {
    text: document.toString({ lineWidth: 0 }),
    assumed: chosen.map(({ at, path, why }) => ({ path, value: JSON.stringify(plainAt(document, at)) ?? 'left out', why })),
  }
}

function plainAt(document: Document, at: Path): unknown {
  const node = document.getIn(at, true)
  return isNode(node) ? node.toJS(document) : node
}

function trafficOf(service: DraftService) {
  const { name, replicas, pods } = service
  const workers = typeof pods.workers === 'number' ? pods.workers : 1
  const perSecond = Math.max(
    1,
    Math.round((Math.max(1, firstReplicas(service, replicas)) * workers * assumedBusyRatio) / assumedServiceSeconds),
  )
  return { name: `${name}-clients`.slice(0, 63), to: name, pattern: { kind: 'constant', rate: `${perSecond}/s` } }
}

function firstReplicas({ hpa }: DraftService, replicas: number): number {
  const least = hpa?.minReplicas
  return typeof least === 'number' ? Math.max(least, replicas) : replicas
}

function entryOf(service: DraftService) {
  const { name, replicas, pods, balance, hpa } = service
  return {
    name,
    ...(hpa ? { replicas: firstReplicas(service, replicas) } : {}),
    pods,
    ...(balance ? { balance } : {}),
    autoscaler: hpa ? { hpa } : { fixed: { replicas } },
  }
}

/** Writes a comment above the key at `at`; of what is not there, above the nearest thing that holds it. */
function comment(document: Document, at: Path, text: string): void {
  for (let depth = at.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(at.slice(0, depth - 1), true)
    const key = isMap(parent) ? pairAt(parent, at[depth - 1])?.key : undefined
    if (!isScalar(key)) continue
    key.commentBefore = key.commentBefore ? `${key.commentBefore}\n${text}` : text
    return
  }
}
