import type { AnalysedRun } from '@plimsoll/analysis'
import type { Panel } from '../panel.ts'
import { forecastPanel } from './forecast.ts'
import { latencyPanel } from './latency.ts'
import { attackPanel, lossesPanel } from './losses.ts'
import { machinesPanel } from './machines.ts'
import { replicasPanel } from './replicas.ts'
import { restartsPanel } from './restarts.ts'
import type { PanelSource } from './series.ts'
import { signalPanel } from './signal.ts'
import { spendPanel } from './spend.ts'
import { throttlingPanel } from './throttling.ts'
import { trafficPanel } from './traffic.ts'
import { waitingPanel } from './waiting.ts'

/** All panels, in the order in which they are shown. A panel is one file and one line here; null where it has nothing to say. */
const makers: readonly ((source: PanelSource) => Panel | null)[] = [
  trafficPanel,
  replicasPanel,
  waitingPanel,
  restartsPanel,
  throttlingPanel,
  machinesPanel,
  signalPanel,
  forecastPanel,
  latencyPanel,
  lossesPanel,
  attackPanel,
  spendPanel,
]

/** The charts of a run as data, on the run's own grid; `rebucket` makes them fit a screen. `service` narrows them to one service. */
export function panels(run: AnalysedRun, options: { readonly service?: string } = {}): readonly Panel[] {
  const source: PanelSource = { run, service: options.service ?? null }
  return makers.flatMap((maker) => maker(source) ?? [])
}
