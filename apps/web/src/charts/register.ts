import { Chart, Filler, LinearScale, LineController, LineElement, LogarithmicScale, PointElement } from 'chart.js'
import annotation from 'chartjs-plugin-annotation'
import zoom from 'chartjs-plugin-zoom'
import { cursorPlugin } from './cursor-plugin.ts'
import { groundPlugin } from './ground-plugin.ts'
import { marksPlugin } from './marks-plugin.ts'

/** Parts of chart.js that the dashboard draws with. Importing this module once is enough. */
Chart.register(
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  LogarithmicScale,
  Filler,
  annotation,
  zoom,
  groundPlugin,
  marksPlugin,
  cursorPlugin,
)

// Columns come sorted and parsed, and nothing moves: each of these saves chart.js a pass over the data.
Chart.defaults.animation = false
Chart.defaults.normalized = true
Chart.defaults.datasets.line = {
  ...Chart.defaults.datasets.line,
  parsing: false,
  pointRadius: 0,
  pointHoverRadius: 0,
  borderWidth: 2,
} as typeof Chart.defaults.datasets.line
Chart.defaults.font.family = 'Inter Variable, system-ui, sans-serif'
Chart.defaults.font.size = 11.5

export { Chart }
