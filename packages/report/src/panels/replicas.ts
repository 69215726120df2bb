import { formatNumber, formatValue } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { clockFor, frame, thresholdsOf } from './frame.ts'
import { hasAny, type PanelSource, peakBucket, series, summed, valuesOf } from './series.ts'

/** Replicas asked for and there, and the machines under them. */
export function replicasPanel(source: PanelSource): Panel {
  const { result } = source.run
  const pods = (metric: 'pods.desired' | 'pods.ready' | 'pods.starting' | 'pods.pending') =>
    summed(valuesOf(result, metric, { service: source.service }))
  const unlessEmpty = (values: Float64Array | null) => (hasAny(values) ? values : null)
  return frame(source, ['scale', 'limited', 'pod', 'node'], {
    id: 'replicas',
    question: 'Did capacity follow?',
    summary: summary(source, pods('pods.ready'), pods('pods.pending')),
    unit: 'pods',
    rightUnit: 'nodes',
    series: [
      ...series({ label: 'desired', metric: 'pods.desired', role: 'desired', style: 'step', dash: [6, 3] }, pods('pods.desired')),
      ...series({ label: 'ready', metric: 'pods.ready', role: 'ready', style: 'step' }, pods('pods.ready')),
      ...series(
        { label: 'starting', metric: 'pods.starting', role: 'starting', style: 'step', dash: [2, 2] },
        unlessEmpty(pods('pods.starting')),
      ),
      ...series(
        { label: 'pending', metric: 'pods.pending', role: 'pending', style: 'step', dash: [1, 3] },
        unlessEmpty(pods('pods.pending')),
      ),
      ...series(
        { label: 'nodes', metric: 'nodes.ready', role: 'nodesReady', style: 'step', axis: 'right' },
        summed(valuesOf(result, 'nodes.ready', {})),
      ),
      ...series(
        { label: 'nodes coming', metric: 'nodes.provisioning', role: 'nodesProvisioning', style: 'step', axis: 'right', dash: [2, 2] },
        unlessEmpty(summed(valuesOf(result, 'nodes.provisioning', {}))),
      ),
    ],
    thresholds: [
      ...thresholdsOf(source, 'left', ({ metric }) => metric.kind === 'podsMax'),
      ...thresholdsOf(source, 'right', ({ metric }) => metric.kind === 'nodesMax'),
    ],
  })
}

function summary(source: PanelSource, ready: Float64Array | null, pending: Float64Array | null): string {
  if (ready === null) return 'No pods were recorded.'
  const { grid, bucketSeconds } = source.run.result
  const peak = peakBucket(ready)
  const low = peakBucket(ready.map((pods) => -pods))
  const clock = clockFor(source)
  const span =
    ready[peak] === ready[low]
      ? `${formatValue(Math.round(ready[peak]), 'pods')} were ready throughout`
      : `Ready pods went from ${formatNumber(ready[low])} to ${formatNumber(ready[peak])}, most at ${clock(grid[peak])}`
  const waiting = pending?.filter((pods) => pods > 0).length ?? 0
  if (waiting === 0) return `${span}; none had to wait for a machine.`
  return `${span}; pods waited for machines in ${formatValue(waiting * bucketSeconds, 'seconds')} of the run.`
}
