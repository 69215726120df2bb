import type { Plan } from '../plan/plan.ts'
import type { Mark, MarkId } from './marks.ts'

/**
 * Gives decisions and losses the causes that only the finished run shows: the latest change of traffic that went the same way.
 * A service that grows or loses requests follows a rise of one of its sources, one that shrinks follows a fall; so does a group of machines
 * that is scaled by what it carries.
 */
export function linkCauses(plan: Plan, marks: readonly Mark[]): Mark[] {
  const latest = new Map<string, MarkId>()
  const servicesOfSource = new Map(plan.sources.map(({ name, service }) => [`source:${name}`, plan.services[service].name]))
  const serviceOfPods = new Map(plan.services.map(({ name }) => [`${name}/pods`, name]))
  const withDirection = (subject: string, isRise: boolean) => `${subject}|${isRise}`
  return marks.map((mark, id) => {
    const move = moveOf(mark)
    const service = servicesOfSource.get(mark.subject)
    if (mark.kind === 'traffic' && service !== undefined) {
      latest.set(withDirection(service, move > 0), id)
      latest.set(withDirection(mark.subject, move > 0), id)
      latest.set(withDirection(anySource, move > 0), id)
      return mark
    }
    const cause = causeOf(mark, move, service)
    return cause === undefined || mark.because.includes(cause) ? mark : { ...mark, because: [cause, ...mark.because] }
  })

  function causeOf(mark: Mark, move: number, service: string | undefined): MarkId | undefined {
    if (mark.kind === 'saturation') return latest.get(withDirection(mark.subject, move > 0)) ?? latestOf(service, move)
    if (mark.kind === 'scale' || mark.kind === 'limited') return latestOf(mark.subject, move)
    if (mark.kind === 'node' && isByLoad(mark)) return latestOf(anySource, move)
    // Too many requests in flight fill queues and memory.
    if (mark.trouble === 'oomKilled' || mark.trouble === 'readinessProbe' || mark.trouble === 'livenessProbe')
      return latestOf(serviceOfPods.get(mark.subject), 1)
    return undefined
  }

  function latestOf(service: string | undefined, move: number): MarkId | undefined {
    return service === undefined || move === 0 ? undefined : latest.get(withDirection(service, move > 0))
  }
}

const anySource = 'any source'

/** A decision of a scaling policy. */
function isByLoad({ reason }: Mark): boolean {
  return reason.startsWith('a monitor alarm ')
}

function moveOf({ from, to }: Mark): number {
  return typeof from === 'number' && typeof to === 'number' ? to - from : 0
}
