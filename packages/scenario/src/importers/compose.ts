import { Document, isMap, isNode, isScalar } from 'yaml'
import { formatPath, type Path, valueAt } from '../path.ts'
import { currentApiVersion } from '../schema/document.ts'
import { pairAt } from '../yaml/locate.ts'
import type { Collected } from './collect.ts'
import type { Fitted } from './fit.ts'
import type { DraftService } from './importer.ts'
import { chooseMachine } from './machine.ts'
import type { ImportRegion } from './region.ts'

/** Something that the manifests do not say and that was chosen. */
export type Assumption = { readonly path: string; readonly value: string; readonly why: string }

type Chosen = { readonly at: Path; readonly path: string; readonly why: string }

/** Median service time of `deployment.ts`, and the share of workers that the assumed traffic keeps busy. */
const assumedServiceSeconds = 0.04
const assumedBusyRatio = 0.5
/** Seconds from one request of a client to its next. */
const assumedSecondsBetween = 10

/** The scenario without what is offered to it: what every workload has, with everything else assumed. */
export function baseScenario(services: readonly DraftService[], region: ImportRegion): Record<string, unknown> {
  return {
    apiVersion: currentApiVersion,
    kind: 'Scenario',
    name: `Imported: ${services.map(({ name }) => name).join(', ')}`.slice(0, 200),
    run: { start: '2026-01-05T00:00:00Z', duration: '24h', seed: 1 },
    traffic: services.map((service) => trafficOf(service, service.replicas)),
    services: services.map(entryOf),
    nodes: { pool: { machineType: chooseMachine(services, region) ?? 'm7i.2xlarge', min: 1, max: 50 } },
    bill: { provider: region.provider, region: region.region },
    objectives: ['availability > 99.9%'],
  }
}

/** The scenario as YAML in the usual order of sections, with each assumption as a comment where it was made. */
export function composeScenario(
  fitted: Fitted,
  { services, assumptions }: Pick<Collected, 'services' | 'assumptions'>,
  region: ImportRegion,
): { readonly text: string; readonly assumed: readonly Assumption[] } {
  const data = withStart(fitted.data, services)
  const document = new Document(inOrder(data), { aliasDuplicateObjects: false })
  const chosen: readonly Chosen[] = [
    { at: ['run'], path: 'run', why: 'one day from a Monday midnight, in UTC' },
    ...trafficChoices(data),
    ...services.flatMap(({ name, balance }, index) =>
      balance ? [{ at: ['services', index, 'balance'], path: `services.${name}.balance`, why: balance.why }] : [],
    ),
    ...assumptions.map(({ service, path, why }) => ({
      at: ['services', services.indexOf(service), ...path.split('.')],
      path: `services.${service.name}.${path}`,
      why,
    })),
    ...fitted.taken.flatMap(({ offer, at }) => (offer.assumes ? [{ at, path: formatPath(at, data), why: offer.assumes }] : [])),
    ...bareAutoscalers(fitted, data),
    ...(valueAt(data, ['nodes', 'pool']) === undefined ? [] : assumedPool(services, region)),
    { at: ['bill'], path: 'bill', why: region.why },
    { at: ['objectives'], path: 'objectives', why: 'a common promise; say what must hold for you' },
  ]
  for (const { at, why } of chosen) comment(document, at, ` assumed: ${why}`)
  return {
    text: document.toString({ lineWidth: 0 }),
    assumed: chosen.map(({ at, path, why }) => ({ path, value: JSON.stringify(plainAt(document, at)) ?? 'left out', why })),
  }
}

function trafficChoices(data: unknown): readonly Chosen[] {
  const sources = valueAt(data, ['traffic']) as readonly unknown[]
  return sources.flatMap((source, index) => {
    const path = `traffic.${valueAt(source, ['name'])}`
    const perClient = `so many that each sends a request every ${assumedSecondsBetween} s: use figures of your own`
    return [
      {
        at: ['traffic', index, 'pattern'],
        path: `${path}.pattern`,
        why: 'half of what the pods at the start can serve: use figures of your own',
      },
      ...(valueAt(source, ['clients']) === undefined
        ? []
        : [{ at: ['traffic', index, 'clients'], path: `${path}.clients`, why: perClient }]),
    ]
  })
}

function assumedPool(services: readonly DraftService[], region: ImportRegion): readonly Chosen[] {
  const isKnown = chooseMachine(services, region) !== undefined
  return [
    {
      at: ['nodes', 'pool', 'machineType'],
      path: 'nodes.pool.machineType',
      why: isKnown ? 'the cheapest that has room for the pods' : 'no known machine type holds the largest pod',
    },
    { at: ['nodes', 'pool', 'max'], path: 'nodes.pool.max', why: 'workloads do not say how far the cluster may grow' },
  ]
}

/** An HPA all of whose metrics had to be left out follows what the API server would fill in. */
function bareAutoscalers({ taken }: Fitted, data: unknown): readonly Chosen[] {
  return taken.flatMap(({ offer, at }) => {
    const isBare = at.at(-1) === 'hpa' && offer.assumes === undefined && valueAt(data, [...at, 'metrics']) === undefined
    return isBare ? [{ at, path: formatPath(at, data), why: 'no metric is left: the API default, 80 % of the CPU request' }] : []
  })
}

/** Pods at the start, as many as the workload says within what its autoscaler allows, and traffic that keeps half of them busy. */
function withStart(data: unknown, drafts: readonly DraftService[]): unknown {
  const entries = valueAt(data, ['services']) as Record<string, unknown>[]
  const replicas = entries.map((entry, index) => Math.max(leastOf(entry), drafts[index].replicas))
  const services = entries.map((entry, index) => {
    const { name, pods, ...rest } = entry
    const isFixed = valueAt(entry, ['autoscaler', 'fixed']) !== undefined
    return { name, ...(isFixed ? {} : { replicas: replicas[index] }), pods: podsInOrder(pods as object), ...rest }
  })
  const isLimited = hasClientLimits(data)
  const isOff = (entry: unknown) => valueAt(entry, ['autoscaler', 'fixed', 'replicas']) === 0
  const sources = drafts.map((draft, index) => trafficOf(draft, replicas[index], isLimited))
  // What is scaled to nothing and has no autoscaler was switched off: nobody asks for it.
  const asked = sources.filter((_, index) => !isOff(entries[index]))
  const traffic = asked.length > 0 ? asked : sources
  return { ...(data as Record<string, unknown>), traffic, services }
}

/** What a pod asks for before how it serves, as a template has it. */
function podsInOrder(pods: object): object {
  const { requests, limits, ...rest } = pods as Record<string, unknown>
  return { ...(requests === undefined ? {} : { requests }), ...(limits === undefined ? {} : { limits }), ...rest }
}

function leastOf(entry: unknown): number {
  const least = valueAt(entry, ['autoscaler', 'hpa', 'minReplicas']) ?? valueAt(entry, ['autoscaler', 'keda', 'minReplicaCount'])
  return typeof least === 'number' ? least : 0
}

const sections = ['apiVersion', 'kind', 'name', 'run', 'traffic', 'edge', 'services', 'metrics', 'cluster', 'nodes', 'bill', 'objectives']

function inOrder(data: unknown): Record<string, unknown> {
  const given = data as Record<string, unknown>
  return Object.fromEntries(sections.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]))
}

function plainAt(document: Document, at: Path): unknown {
  const node = document.getIn(at, true)
  return isNode(node) ? node.toJS(document) : node
}

const trafficName = (service: string) => `${service}-clients`.slice(0, 63)

/** Limits for each client mean something only where it is said how many there are. */
function hasClientLimits(data: unknown): boolean {
  const edge = valueAt(data, ['edge'])
  return Array.isArray(edge) && edge.some((limit) => valueAt(limit, ['per']) === 'client')
}

function trafficOf({ name, pods }: DraftService, replicas: number, isLimited = false) {
  const workers = typeof pods.workers === 'number' ? pods.workers : 1
  const perSecond = Math.max(1, Math.round((Math.max(1, replicas) * workers * assumedBusyRatio) / assumedServiceSeconds))
  const clients = isLimited ? { clients: { count: perSecond * assumedSecondsBetween } } : {}
  return { name: trafficName(name), to: name, pattern: { kind: 'constant', rate: `${perSecond}/s` }, ...clients }
}

function entryOf({ name, replicas, pods, balance }: DraftService) {
  return { name, pods, ...(balance ? { balance: { kind: balance.kind } } : {}), autoscaler: { fixed: { replicas } } }
}

/** Writes a comment above the key at `at`; of what is not there, above the nearest thing that holds it. */
function comment(document: Document, at: Path, text: string): void {
  for (let depth = at.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(at.slice(0, depth - 1), true)
    const key = isMap(parent) ? pairAt(parent, at[depth - 1])?.key : undefined
    if (!isScalar(key)) continue
    if (!key.commentBefore?.split('\n').includes(text)) key.commentBefore = key.commentBefore ? `${key.commentBefore}\n${text}` : text
    return
  }
}
