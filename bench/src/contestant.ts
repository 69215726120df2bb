// Our side of a bench, in a process of its own: node contestant.mjs NAME SECONDS LEAST_CPU_SECONDS. Prints one JSON line.
import { type Plan, type RunResult, run } from '@plimsoll/plimsoll'
import type { Bench, Figures } from './bench.ts'
import { benches } from './benches/index.ts'
import { peakBytes } from './peak-memory.ts'

const [name, seconds, leastCpuSeconds] = process.argv.slice(2)
const bench = benches.find((candidate) => candidate.name === name)
if (!bench) throw new RangeError(`no bench is called ${name}`)
// Memory is that of one run, and a run of a month warms itself; other speed is that of a warm engine, over enough runs to be measured.
const isOnce = bench.measure === 'peakMiB' || bench.measure === 'secondsPerRun'
const leastSeconds = isOnce ? 0 : Number(leastCpuSeconds)
console.log(JSON.stringify('whole' in bench ? compared(bench.whole(Number(seconds)), bench.part(Number(seconds))) : timed(bench)))

function timed(chosen: Exclude<Bench, { readonly whole: unknown }>): Figures {
  const once = 'pass' in chosen ? passOf(chosen.pass) : runOf(chosen.plan(Number(seconds)))
  if (!isOnce) repeat(once, leastSeconds)
  return repeat(once, leastSeconds)
}

/** Both warm; the parts in two halves around the whole, so that a noisy second hits both. */
function compared(whole: Plan, part: Plan): Figures {
  repeat(runOf(part), leastSeconds)
  repeat(runOf(whole), leastSeconds)
  const parts = [repeat(runOf(part), leastSeconds / 2)]
  const figures = repeat(runOf(whole), leastSeconds)
  parts.push(repeat(runOf(part), leastSeconds / 2))
  const perSimulatedSecond = sumOf(parts, ({ cpuSeconds }) => cpuSeconds) / sumOf(parts, ({ simulatedSeconds }) => simulatedSeconds)
  return { ...figures, partCpuSeconds: perSimulatedSecond * figures.simulatedSeconds }
}

function sumOf(all: readonly Figures[], of: (figures: Figures) => number): number {
  return all.reduce((sum, figures) => sum + of(figures), 0)
}

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
