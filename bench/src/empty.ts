// A Node that does nothing but say how much memory that takes.
import type { Figures } from './bench.ts'
import { peakBytes } from './peak-memory.ts'

const figures: Figures = { requests: 0, cpuSeconds: 0, peakBytes: peakBytes(), meanSeconds: null, simulatedSeconds: 0 }
console.log(JSON.stringify(figures))
