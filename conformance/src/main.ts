import { readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Difference } from './format.ts'
import { type FileReport, replayFile } from './replay-file.ts'

const usage = 'usage: npm run conformance [-- FILE|FOLDER ...]   (without any: everything in conformance/recordings)'

/** Recordings kept in this repository. */
const kept = relative(process.cwd(), join(dirname(fileURLToPath(import.meta.url)), '..', 'recordings'))

process.exitCode = main(process.argv.slice(2))

/** 0 when every decision agrees, 1 when one differs, 2 when a file can't be replayed. */
function main(args: readonly string[]): number {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(usage)
    return 0
  }
  const files = (args.length > 0 ? args : [kept]).flatMap(recordingsAt)
  let passed = 0
  let failed = 0
  let unreadable = 0
  let isShown = false
  for (const file of files) {
    const report = attempt(file)
    if (report === undefined) {
      unreadable++
      continue
    }
    passed += report.passed
    failed += report.failed
    print(report)
    if (report.difference && !isShown) {
      show(file, report.difference)
      isShown = true
    }
  }
  console.log(`${passed} passed, ${failed} failed${unreadable > 0 ? `, ${unreadable} files not replayed` : ''}`)
  return failed > 0 ? 1 : unreadable > 0 ? 2 : 0
}

/** A file as it is; of a folder, the recordings under it in order of their path. */
function recordingsAt(place: string): string[] {
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [place]
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.jsonl(?:\.gz)?$/.test(name))
    .sort()
    .map((name) => join(place, name))
}

function attempt(file: string): FileReport | undefined {
  try {
    return replayFile(file)
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

function print({ file, passed, failed, unit, notes, seconds }: FileReport): void {
  const verdict = failed === 0 ? 'ok' : 'DIFFERS'
  const remarks = notes.map((note) => `; ${note}`).join('')
  console.log(`${verdict}  ${file}: ${passed} of ${passed + failed} ${unit} agree${remarks} (${seconds.toFixed(1)} s)`)
}

function show(file: string, { at, path, rule, inputs, expected, got }: Difference): void {
  console.log(`\nFirst difference: ${file}, ${at}, at ${path}; rule that decided: ${rule}`)
  for (const [name, value] of Object.entries({ inputs, expected, got })) console.log(`${name}: ${JSON.stringify(value, bigintAsText)}`)
  console.log('')
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value
}
