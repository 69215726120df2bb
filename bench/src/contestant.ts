// Our side of a bench, in a process of its own: node contestant.mjs NAME SECONDS LEAST_CPU_SECONDS. Prints one JSON line.
import { type Plan, type RunResult, run } from '@plimsoll/plimsoll'
import type { Figures } from './bench.ts'
import { benches } from './benches/index.ts'
import { peakBytes } from './peak-memory.ts'

const [name, seconds, leastCpuSeconds] = process.argv.slice(2)
const bench = benches.find((candidate) => candidate.name === name)
if (!bench) throw new RangeError(`no bench is called ${name}`)
const plan = bench.plan(Number(seconds))
// Memory is that of one run; speed is that of a warm engine, over enough runs to be measured.
if (bench.measure !== 'peakMiB') repeat(plan, Number(leastCpuSeconds))
console.log(JSON.stringify(repeat(plan, bench.measure === 'peakMiB' ? 0 : Number(leastCpuSeconds))))

/** Runs the plan at least once, and again until that much CPU time is spent. */
function repeat(repeated: Plan, leastSeconds: number): Figures {
  const begin = process.cpuUsage()
  let requests = 0
  for (let runs = 1; ; runs++) {
    const result = run(repeated)
    requests += result.work.requests
    const { user, system } = process.cpuUsage(begin)
    const cpuSeconds = (user + system) / 1e6
    if (cpuSeconds < leastSeconds) continue
    return {
      requests,
      cpuSeconds,
      peakBytes: peakBytes(),
      meanSeconds: meanOf(result),
      simulatedSeconds: runs * repeated.durationSeconds,
    }
  }
}

function meanOf({ latency }: RunResult): number | null {
  return latency[0]?.meanSeconds ?? null
}
