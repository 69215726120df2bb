import type { CodeEntry } from './code.ts'

/** Files beside the scenario. Found by the application that reads them. */
export const attachmentCodes: readonly CodeEntry[] = [
  {
    code: 'E501',
    severity: 'error',
    title: 'trace file cannot be read',
    cause: 'A line of the trace is not an instant and a count, or the instants do not go up in even steps.',
    fix: 'Correct the line that is named. A trace is a CSV file with a heading, one interval a line.',
    example: { wrong: '2026-11-27T00:01:00Z,many', right: '2026-11-27T00:01:00Z,1840' },
  },
  {
    code: 'E502',
    severity: 'error',
    title: 'trace file too large',
    cause: 'A trace file may have 200 MB.',
    fix: 'Give counts per minute instead of per second, or cut the file.',
    example: { wrong: 'three years of seconds', right: 'three years of minutes' },
  },
]
