import { existsSync, readFileSync } from 'node:fs'

/**
 * Most bytes that this process has had resident. Linux says it of the process since it became this program; the figure of
 * `getrusage` also counts what the parent held when it forked, so it's used only elsewhere.
 */
export function peakBytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const highWater = /^VmHWM:\s+(\d+) kB$/m.exec(status)
  return (highWater ? Number(highWater[1]) : process.resourceUsage().maxRSS) * 1024
}
