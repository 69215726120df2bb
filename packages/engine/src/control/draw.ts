import { type Distribution, poisson, type Streams, sampler } from '@plimsoll/kernel'
import { loadSeconds, type ScrapeChance, type StartStep, startSteps } from '@plimsoll/models'
import type { Plan } from '../plan/plan.ts'
import type { PlannedGroup, PlannedProvisioning } from '../plan/planned-nodes.ts'

/**
 * Every chance draw of the control plane, each from a stream of its own, so that one more draw here never shifts another:
 * the n-th pod of a service starts equally fast in every scenario under one seed.
 */
export type Draw = {
  readonly startup: (service: number, version: number) => number
  /** A part of a pod's start that has a law of its own. */
  readonly startStep: (service: number, step: StartStep) => number
  /** All init containers of a pod, one after the other. */
  readonly initContainers: (service: number) => number
  readonly pullRate: () => number
  /** Seconds until a pod of a service has its model loaded; 0 for those that load none. */
  readonly modelLoad: (service: number) => number
  /** The hook before SIGTERM; 0 without one. */
  readonly preStop: (service: number) => number
  /** How long balancers take to hear that a pod is Ready, or that it is not any more; 0 where they hear at once. */
  readonly listed: (service: number) => number
  readonly withdrawn: (service: number) => number
  /** Where in the probe's period a container happens to start, 0..1. */
  readonly probePhase: (service: number) => number
  /** The same for the pods that are there when the run starts. */
  readonly firstProbePhase: (service: number) => number
  readonly uid: () => number
  /** Which of equally good nodes a pod of a service gets, 0..1. */
  readonly tie: (service: number) => number
  /** Seconds that a machine of a group takes for a step of its way; 0 for machines that are only there from the start. */
  readonly node: (step: keyof PlannedProvisioning, group: number, way?: NodeWay) => number
  /** When kubelets of a phase read and are asked. */
  readonly kubelet: (group: number) => ScrapeChance
  /** Where in its period a periodic loop happens to start, 0..1. */
  readonly phase: (name: string) => number
  /** Seconds from the notice of a spot interruption to the machine being gone. */
  readonly spotNotice: () => number
  /** The next uniform number, 0..1, of a stream of that name. */
  readonly chance: (name: string) => number
  /** How many come where so many are expected, from a stream of that name. */
  readonly count: (name: string, expected: number) => number
}

/** How a machine comes: as any other, prepared for the warm pool, or from there. Each has streams of its own. */
export type NodeWay = 'cold' | 'prepared' | 'warm'

export function createDraw(plan: Plan, streams: Streams): Draw {
  const startups = plan.services.map(({ name, versions }) =>
    versions.map(({ startup }, version) => drawer(startup, streams, `services/${name}/startup${version === 0 ? '' : `/${version}`}`)),
  )
  const steps = plan.services.map(({ name }) => {
    const step = (of: StartStep) => drawer(startSteps[of], streams, `services/${name}/${of}`)
    return { sandbox: step('sandbox'), manifest: step('manifest'), container: step('container') }
  })
  const inits = plan.services.map(({ name, initContainers }) =>
    initContainers.map((law, index) => drawer(law, streams, `services/${name}/init/${index}`)),
  )
  const absent = () => 0
  const loads = plan.services.map(({ name, modelLoad }) => {
    if (!modelLoad) return absent
    const part = (of: 'fetchRate' | 'gpuRate' | 'engineStart') => drawer(modelLoad[of], streams, `services/${name}/model/${of}`)
    const [fetchRate, gpuRate, engineStart] = [part('fetchRate'), part('gpuRate'), part('engineStart')]
    return () => loadSeconds(modelLoad.bytes, { fetchRate: fetchRate(), gpuRate: gpuRate(), engineStart: engineStart() })
  })
  const optional = (law: Distribution | null | undefined, name: string) => (law ? drawer(law, streams, name) : absent)
  const preStops = plan.services.map(({ name, preStop }) => optional(preStop, `services/${name}/pre-stop`))
  const listed = plan.services.map(({ name, endpointDelays }) => optional(endpointDelays?.listed, `services/${name}/endpoint-listed`))
  const withdrawn = plan.services.map(({ name, endpointDelays }) =>
    optional(endpointDelays?.withdrawn, `services/${name}/endpoint-withdrawn`),
  )
  const probes = plan.services.map((service) => streams(`services/${service.name}/probe-phase`))
  const firstProbes = plan.services.map((service) => streams(`services/${service.name}/first-probe-phase`))
  const uids = streams('pods/uid')
  const ties = plan.services.map((service) => streams(`scheduler/${service.name}`))
  const nodes = plan.nodes.groups.map((group) => nodeDrawers(group, streams))
  const phases = new Map<string, number>()
  const spotNotice = drawer(plan.supply.spot.notice, streams, 'nodes/spot-notice')
  const chances = new Map<string, ReturnType<Streams>>()
  return {
    startup: (service, version) => startups[service][version](),
    startStep: (service, step) => steps[service][step](),
    initContainers: (service) => inits[service].reduce((sum, draw) => sum + draw(), 0),
    modelLoad: (service) => loads[service](),
    preStop: (service) => preStops[service](),
    listed: (service) => listed[service](),
    withdrawn: (service) => withdrawn[service](),
    pullRate: drawer(plan.kubelet.pullRate, streams, 'images/rate'),
    probePhase: (service) => probes[service].uniform(),
    firstProbePhase: (service) => firstProbes[service].uniform(),
    uid: () => uids.uint32(),
    tie: (service) => ties[service].uniform(),
    node: (step, group, way = 'cold') => nodes[group]?.[way][step]() ?? 0,
    kubelet(group) {
      const jitter = streams(`kubelet/${group}/jitter`)
      const delay = streams(`kubelet/${group}/scrape-delay`)
      return {
        kubeletPhase: phase(`kubelet/${group}`),
        scrapePhase: phase('metrics-server'),
        kubeletJitter: () => jitter.uniform(),
        scrapeDelay: () => delay.uniform(),
      }
    },
    spotNotice,
    chance: (name) => streamOf(name).uniform(),
    count: (name, expected) => poisson(streamOf(name), expected),
    phase,
  }

  function streamOf(name: string): ReturnType<Streams> {
    const stream = chances.get(name) ?? streams(name)
    chances.set(name, stream)
    return stream
  }

  function phase(name: string): number {
    const drawn = phases.get(name) ?? streams(`phases/${name}`).uniform()
    phases.set(name, drawn)
    return drawn
  }
}

type StepDrawers = Record<keyof PlannedProvisioning, () => number>

function nodeDrawers({ name, provisioning, warmPool }: PlannedGroup, streams: Streams): Record<NodeWay, StepDrawers> | null {
  if (!provisioning) return null
  const started = warmPool ? { ...provisioning, ...warmPool.start } : provisioning
  return {
    cold: stepDrawers(provisioning, streams, `nodes/${name}`),
    prepared: stepDrawers(provisioning, streams, `nodes/${name}/prepared`),
    warm: stepDrawers(started, streams, `nodes/${name}/warm`),
  }
}

function stepDrawers(steps: PlannedProvisioning, streams: Streams, name: string): StepDrawers {
  return {
    request: drawer(steps.request, streams, `${name}/request`),
    boot: drawer(steps.boot, streams, `${name}/boot`),
    ready: drawer(steps.ready, streams, `${name}/ready`),
    gpuReady: drawer(steps.gpuReady, streams, `${name}/gpu-ready`),
  }
}

function drawer(distribution: Distribution, streams: Streams, name: string): () => number {
  const stream = streams(name)
  const { fill } = sampler(distribution)
  const one = new Float64Array(1)
  return () => {
    fill(stream, one, 1)
    return one[0]
  }
}
