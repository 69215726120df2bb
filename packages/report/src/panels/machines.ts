import { formatValue } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { clockFor, frame, thresholdsOf } from './frame.ts'
import { hasAny, type PanelSource, peakBucket, series, summed, valuesOf, worstOf } from './series.ts'

/** Machines by what they are doing. Null where their number never changed. */
export function machinesPanel(source: PanelSource): Panel | null {
  const { result } = source.run
  const nodes = (metric: 'nodes.ready' | 'nodes.provisioning' | 'nodes.draining' | 'nodes.warm') => summed(valuesOf(result, metric, {}))
  const ready = nodes('nodes.ready')
  const cpu = worstOf(valuesOf(result, 'nodes.cpu', {}))
  if (ready === null || ready.every((count) => count === ready[0])) return null
  const unlessEmpty = (values: Float64Array | null) => (hasAny(values) ? values : null)
  const peak = peakBucket(ready)
  const low = peakBucket(ready.map((count) => -count))
  return frame(source, ['node', 'limited'], {
    id: 'machines',
    question: 'What were the machines doing?',
    summary: `Ready machines went from ${formatValue(Math.round(ready[low]), 'nodes')} to ${formatValue(Math.round(ready[peak]), 'nodes')}, most at ${clockFor(source)(result.grid[peak])}.`,
    unit: 'nodes',
    rightUnit: cpu && 'ratio',
    series: [
      ...series({ label: 'ready', metric: 'nodes.ready', role: 'nodesReady', style: 'area', stack: 'nodes' }, ready),
      ...series(
        { label: 'requested or booting', metric: 'nodes.provisioning', role: 'nodesProvisioning', style: 'area', stack: 'nodes' },
        unlessEmpty(nodes('nodes.provisioning')),
      ),
      ...series(
        { label: 'draining', metric: 'nodes.draining', role: 'nodesDraining', style: 'area', stack: 'nodes' },
        unlessEmpty(nodes('nodes.draining')),
      ),
      ...series(
        { label: 'in the warm pool', metric: 'nodes.warm', role: 'nodesWarm', style: 'area', stack: 'nodes' },
        unlessEmpty(nodes('nodes.warm')),
      ),
      ...series(
        { label: 'CPU that the group saw', metric: 'nodes.cpu', role: 'signalSeen', style: 'step', axis: 'right', dash: [6, 3] },
        cpu,
      ),
    ],
    thresholds: thresholdsOf(source, 'left', ({ metric }) => metric.kind === 'nodesMax'),
  })
}
