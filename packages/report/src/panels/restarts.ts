import { countOf, formatValue } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { endsSentence } from '../words/containers.ts'
import { clockFor, frame } from './frame.ts'
import { hasAny, type PanelSource, peakBucket, series, summed, valuesOf } from './series.ts'

/** Containers that ended and wait for their next run, and how many ended so far. Null where none did. */
export function restartsPanel(source: PanelSource): Panel | null {
  const { result } = source.run
  const values = (metric: 'pods.backOff' | 'pods.restarts' | 'pods.oomKilled') =>
    summed(valuesOf(result, metric, { service: source.service }))
  const restarts = values('pods.restarts')
  const oomKilled = values('pods.oomKilled')
  const backOff = values('pods.backOff')
  if (!hasAny(restarts) && !hasAny(oomKilled)) return null
  return frame(source, ['pod'], {
    id: 'restarts',
    question: 'Did containers end?',
    summary: summary(source, backOff),
    unit: 'pods',
    series: [
      ...series({ label: 'CrashLoopBackOff', metric: 'pods.backOff', role: 'pending', style: 'step', reduce: 'max' }, backOff),
      ...series(
        { label: 'restarts so far', metric: 'pods.restarts', role: 'starting', style: 'step', reduce: 'last', dash: [6, 3] },
        restarts,
      ),
      ...series(
        { label: 'OOMKilled so far', metric: 'pods.oomKilled', role: 'failed', style: 'step', reduce: 'last', dash: [2, 2] },
        oomKilled,
      ),
    ],
  })
}

function summary(source: PanelSource, backOff: Float64Array | null): string {
  const { result } = source.run
  const ends = endsSentence(result.restarts.filter(({ service }) => source.service === null || service === source.service))
  if (backOff === null || !hasAny(backOff)) return ends
  const peak = peakBucket(backOff)
  const most = countOf(Math.ceil(backOff[peak]), 'pod')
  const seconds = backOff.filter((pods) => pods > 0).length * result.bucketSeconds
  return `${ends} At most ${most} waited in CrashLoopBackOff, at ${clockFor(source)(result.grid[peak])}; some did in ${formatValue(seconds, 'seconds')} of the run.`
}
