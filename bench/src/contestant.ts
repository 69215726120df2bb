// Our side of a bench, in a process of its own: node contestant.mjs NAME SECONDS LEAST_CPU_SECONDS. Prints one JSON line.
import { type Plan, type RunResult, run } from '@plimsoll/plimsoll'
import type { Figures } from './bench.ts'
import { benches } from './benches/index.ts'
import { peakBytes } from './peak-memory.ts'

const [name, seconds, leastCpuSeconds] = process.argv.slice(2)
const bench = benches.find((candidate) => candidate.name === name)
if (!bench) throw new RangeError(`no bench is called ${name}`)
const once = 'pass' in bench ? passOf(bench.pass) : runOf(bench.plan(Number(seconds)))
// Memory is that of one run; speed is that of a warm engine, over enough runs to be measured.
if (bench.measure !== 'peakMiB') repeat(once, Number(leastCpuSeconds))
console.log(JSON.stringify(repeat(once, bench.measure === 'peakMiB' ? 0 : Number(leastCpuSeconds))))

/** What one round did. */
type Round = { readonly requests: number; readonly meanSeconds: number | null; readonly simulatedSeconds: number }

function passOf(pass: () => void): () => Round {
  return () => {
    pass()
    return { requests: 1, meanSeconds: null, simulatedSeconds: 0 }
  }
}

function runOf(plan: Plan): () => Round {
  return () => {
    const result = run(plan)
    return { requests: result.work.requests, meanSeconds: meanOf(result), simulatedSeconds: plan.durationSeconds }
  }
}

/** At least one round, and further ones until that much CPU time is spent. */
function repeat(round: () => Round, leastSeconds: number): Figures {
  const begin = process.cpuUsage()
  let requests = 0
  for (let runs = 1; ; runs++) {
    const done = round()
    requests += done.requests
    const { user, system } = process.cpuUsage(begin)
    const cpuSeconds = (user + system) / 1e6
    if (cpuSeconds < leastSeconds) continue
    return {
      requests,
      cpuSeconds,
      peakBytes: peakBytes(),
      meanSeconds: done.meanSeconds,
      simulatedSeconds: runs * done.simulatedSeconds,
    }
  }
}

function meanOf({ latency }: RunResult): number | null {
  return latency[0]?.meanSeconds ?? null
}
