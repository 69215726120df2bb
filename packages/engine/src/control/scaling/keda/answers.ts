import { type KedaTrigger, readCron, type SourceAnswer, selectedNames } from '@plimsoll/models'
import { triggerSignalName } from '../../../plan/plan-signals.ts'
import type { Simulation } from '../../simulation.ts'
import { isServing } from '../signals/meter.ts'
import { isSource, type KedaMemory } from './memory.ts'

/** What a source answers now, and how old the newest observation in it is; NaN for an error. */
export type AgedAnswer = { readonly answer: SourceAnswer; readonly ageSeconds: number }

/** Asks the sources of a service's ScaledObject, in the order of its triggers. */
export function askSources(sim: Simulation, service: number, memory: KedaMemory, atSeconds: number): readonly AgedAnswer[] {
  const { autoscaler } = sim.plan.services[service]
  if (autoscaler.kind !== 'keda') return []
  return autoscaler.spec.triggers.filter(isSource).map((trigger, index) => ask(sim, service, memory, trigger, index, atSeconds))
}

function ask(
  sim: Simulation,
  service: number,
  memory: KedaMemory,
  { metricName, signal }: KedaTrigger,
  index: number,
  atSeconds: number,
): AgedAnswer {
  const failure = sim.signals.sourceFailure(metricName, atSeconds)
  if (failure) return failed(failure)
  switch (signal.kind) {
    case 'queue':
      return { answer: { value: messages(sim, service, signal.counts) }, ageSeconds: 0 }
    case 'arrival-rate':
      return read(sim, service, triggerSignalName(sim.plan.services[service].name, metricName), atSeconds)
    case 'metric':
      return read(sim, service, signal.name, atSeconds)
    case 'pods':
      return { answer: { value: countPods(sim, selectedNames(signal.podSelector)) }, ageSeconds: 0 }
    case 'cron': {
      const window = memory.windows[index]
      if (!window || 'error' in window) return failed(window?.error ?? 'no window')
      return { answer: readCron(signal, window, memory.startUnixSeconds + atSeconds), ageSeconds: 0 }
    }
    case 'resource':
      return failed('cpu and memory are read by the HPA')
  }
}

/** An External metric, or an Object metric of that name. */
function read({ signals }: Simulation, service: number, name: string, atSeconds: number): AgedAnswer {
  const external = signals.find(service, 'External', name)
  const found = signals.ask(external >= 0 ? external : signals.find(service, 'Object', name), atSeconds)
  return 'error' in found ? failed(found.error) : { answer: { value: found.valueMilli / 1000 }, ageSeconds: atSeconds - found.atSeconds }
}

function failed(error: string): AgedAnswer {
  return { answer: { error }, ageSeconds: Number.NaN }
}

/**
 * Messages of the service's queue. Where consumers pull, they wait in a broker, with or without a pod; where a balancer pushes, every pod holds
 * its own, those being worked on included.
 */
function messages({ world, dataPlane, plan }: Simulation, service: number, counts: 'waiting' | 'waiting-and-in-service'): number {
  const waiting = dataPlane.queueLength(service)
  if (counts === 'waiting') return waiting
  const held = world.services[service].pods.reduce((sum, pod) => sum + (isServing(pod) ? dataPlane.inFlight(service, pod.slot) : 0), 0)
  return plan.services[service].policy === 'queue' ? waiting + held : held
}

function countPods({ world }: Simulation, names: readonly string[]): number {
  return world.services.reduce((sum, { name, pods }) => sum + (names.includes(name) ? pods.length : 0), 0)
}
