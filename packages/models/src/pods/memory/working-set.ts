/** What a pod uses: with no request, for each that it holds, and more each second that its container runs. */
export type MemoryUse = {
  readonly baseBytes: number
  readonly bytesPerInFlight: number
  readonly growthBytesPerSecond: number
}

/** How often a pod's memory is held against its limit. README.md tells what that misses. */
export const memoryCheckSeconds = 1

/** Working set of a pod that holds so many requests and has grown for so long, bytes. */
export function workingSetBytes({ baseBytes, bytesPerInFlight, growthBytesPerSecond }: MemoryUse, held: number, seconds: number): number {
  return baseBytes + bytesPerInFlight * held + growthBytesPerSecond * seconds
}

/** Whether a pod that holds `mostHeld` requests at most can ever use more than its limit; never without a limit. */
export function canRunOut(use: MemoryUse, limitBytes: number | null, mostHeld: number): limitBytes is number {
  if (limitBytes === null) return false
  return use.growthBytesPerSecond > 0 || workingSetBytes(use, mostHeld, 0) > limitBytes
}

/** How long a pod that holds nothing lives until its growth alone kills it; Infinity without growth, 0 when its base is too much already. */
export function lifetimeSeconds({ baseBytes, growthBytesPerSecond }: MemoryUse, limitBytes: number): number {
  if (baseBytes >= limitBytes) return 0
  return growthBytesPerSecond === 0 ? Number.POSITIVE_INFINITY : (limitBytes - baseBytes) / growthBytesPerSecond
}
