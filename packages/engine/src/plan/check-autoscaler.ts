import { type Diagnostic, diagnostic } from '@plimsoll/scenario'
import type { PlannedService } from './plan.ts'

/** What an autoscaler asks of the simulated world that it cannot give, and requests that its targets need. */
export function checkAutoscaler({ name, autoscaler, requests }: PlannedService): Diagnostic[] {
  if (autoscaler.kind !== 'hpa') return []
  return autoscaler.spec.metrics.flatMap((metric, index): Diagnostic[] => {
    const path = `services.${name}.autoscaler.hpa.metrics.${index}`
    if (metric.name !== 'cpu' || (metric.type !== 'Resource' && metric.type !== 'ContainerResource')) {
      const received = `${metric.type} ${metric.name}`
      return [
        diagnostic('E306', {
          path,
          message: `${path} follows ${received}, which the simulated world does not produce`,
          expected: 'Resource cpu',
          received,
        }),
      ]
    }
    if (metric.target.type !== 'Utilization' || requests.cores > 0) return []
    const message = `${path} is a share of the CPU request, but the pods of ${name} request no CPU`
    return [
      diagnostic('E307', { path, message, expected: 'a CPU request', received: 'none', fix: `set services.${name}.pods.requests.cpu` }),
    ]
  })
}
