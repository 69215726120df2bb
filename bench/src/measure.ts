import type { Bench, Figures, PeerName } from './bench.ts'
import { figuresOf } from './command.ts'
import type { Peer } from './peers.ts'

export type Contest = {
  readonly bench: Bench
  /** Median of our repeats, in the unit of the bench's measure. */
  readonly ours: number
  readonly meanSeconds: number | null
  readonly peers: readonly {
    readonly name: PeerName
    readonly title: string
    readonly figure: number
    readonly meanSeconds: number | null
  }[]
  readonly missing: readonly string[]
  readonly repeats: number
}

type MeasureOptions = {
  readonly bench: Bench
  readonly peers: ReadonlyMap<PeerName, Peer>
  /** Our bundled contestant. */
  readonly contestant: string
  readonly isShort: boolean
  readonly repeats: number
}

/** Ours and every peer in turn, again and again, so that a noisy minute hits all alike; the median of each. */
export async function measure({ bench, peers, contestant, isShort, repeats }: MeasureOptions): Promise<Contest> {
  const seconds = isShort ? bench.seconds.short : bench.seconds.full
  const ours: Figures[] = []
  const theirs = bench.peers.map((name) => ({ name, peer: peers.get(name)!, figures: [] as Figures[] }))
  for (let repeat = 0; repeat < repeats; repeat++) {
    ours.push(await figuresOf({ file: process.execPath, args: [contestant, bench.name, `${seconds}`, isShort ? '0.5' : '1.5'] }))
    for (const { peer, figures } of theirs) if ('command' in peer) figures.push(await figuresOf(peer.command(isShort)))
  }
  return {
    bench,
    ours: medianOf(bench, ours),
    meanSeconds: ours[0].meanSeconds,
    peers: theirs.flatMap(({ name, peer, figures }) =>
      figures.length === 0
        ? []
        : [{ name, title: peer.title, figure: medianOf(bench, figures), meanSeconds: figures[0].meanSeconds ?? null }],
    ),
    missing: theirs.flatMap(({ peer }) => ('missing' in peer ? [peer.missing] : [])),
    repeats,
  }
}

function medianOf({ measure }: Bench, figures: readonly Figures[]): number {
  const values = figures.map((figure) => inUnit(measure, figure)).sort((a, b) => a - b)
  const middle = values.length >> 1
  return values.length % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
}

function inUnit(
  measure: Bench['measure'],
  { requests, cpuSeconds, peakBytes, simulatedSeconds, partCpuSeconds = Number.NaN }: Figures,
): number {
  if (measure === 'secondsPerRun') return cpuSeconds
  if (measure === 'share') return partCpuSeconds / cpuSeconds
  if (measure === 'peakMiB') return peakBytes / 2 ** 20
  if (measure === 'secondsPerPass') return cpuSeconds / requests
  return (measure === 'daysPerSecond' ? simulatedSeconds / 86_400 : requests) / cpuSeconds
}
