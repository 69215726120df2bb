/** A machine as termination policies see it. */
export type TerminationCandidate = { readonly node: number; readonly zone: string; readonly launchedAtSeconds: number | null }

export type TerminationPolicy = 'Default' | 'OldestInstance' | 'NewestInstance'

const secondsPerHour = 3600

/**
 * The machine that goes first: in the zone with the most, machines that do not run yet before all others, then by the policy. Default: the
 * machine closest to its next full hour of running, one of those at random.
 *
 * @param draw gives 0..1 for the tie
 */
export function chooseTermination(
  policy: TerminationPolicy,
  candidates: readonly TerminationCandidate[],
  atSeconds: number,
  draw: () => number,
): number {
  const inZone = fullestZone(candidates)
  const notRunning = inZone.filter(({ launchedAtSeconds }) => launchedAtSeconds === null)
  if (notRunning.length > 0) return notRunning[notRunning.length - 1].node
  const scores = inZone.map(({ launchedAtSeconds }) => scoreOf(policy, launchedAtSeconds ?? atSeconds, atSeconds))
  const best = Math.max(...scores)
  const equals = inZone.filter((_, index) => scores[index] === best)
  return equals[equals.length === 1 ? 0 : Math.floor(draw() * equals.length)].node
}

function fullestZone(candidates: readonly TerminationCandidate[]): readonly TerminationCandidate[] {
  const counts = new Map<string, number>()
  for (const { zone } of candidates) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return candidates.filter(({ zone }) => counts.get(zone) === most)
}

function scoreOf(policy: TerminationPolicy, launchedAtSeconds: number, atSeconds: number): number {
  if (policy === 'OldestInstance') return -launchedAtSeconds
  if (policy === 'NewestInstance') return launchedAtSeconds
  return (atSeconds - launchedAtSeconds) % secondsPerHour
}
