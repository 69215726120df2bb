import type { Replayed } from './format.ts'
import { formats } from './formats/index.ts'
import { readRecording } from './read-recording.ts'

export type FileReport = Replayed & { readonly file: string; readonly unit: string; readonly format: string; readonly seconds: number }

/**
 * Replays one recording, whatever its kind.
 *
 * @throws Error when the file is unreadable, no recording, or of a kind that nobody replays
 */
export function replayFile(file: string): FileReport {
  const startedAt = performance.now()
  const { header, cases } = readRecording(file)
  const format = formats.find((each) => each.matches(header))
  if (!format) throw new Error(`no format replays ${JSON.stringify(header.format)}`)
  const replayed = format.replay(header, cases)
  return { ...replayed, file, unit: format.unit, format: header.format, seconds: (performance.now() - startedAt) / 1000 }
}
