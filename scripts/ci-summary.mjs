// Reads what .ci/run left in a folder, prints a line a step and the sum of all tests, and fails when anything failed.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = process.argv[2]
const read = (file) => (existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : undefined)

/** How each kind of step reports its tests: [passed, failed], or nothing where it left no report. */
const counters = {
  test: () => {
    const report = read('vitest.json')
    if (!report) return undefined
    const { numPassedTests, numFailedTests } = JSON.parse(report)
    return [numPassedTests, numFailedTests]
  },
  browser: () => {
    const report = read('playwright.json')
    if (!report) return undefined
    const { expected, unexpected, flaky } = JSON.parse(report).stats
    return [expected, unexpected + flaky]
  },
  conformance: () => {
    const said = [...(read('conformance.log') ?? '').matchAll(/(\d+) passed, (\d+) failed/g)].at(-1)
    return said && [Number(said[1]), Number(said[2])]
  },
}

let passed = 0
let failed = 0
console.log('\n── summary')
for (const line of (read('steps.tsv') ?? '').trim().split('\n')) {
  const [name, code, seconds] = line.split('\t')
  const counts = counters[name]?.() ?? [0, 0]
  // A counting step that counted nothing proves nothing; a failed step without a failed test is one failure of its own.
  const isEmpty = name in counters && counts[0] + counts[1] === 0
  const failures = counts[1] || (code !== '0' || isEmpty ? 1 : 0)
  passed += counts[0]
  failed += failures
  const note = code === '124' ? ' (ran out of time)' : isEmpty ? ' (no test ran)' : ''
  console.log(`${failures === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.padStart(4)} s${note}`)
}
if (passed === 0 && failed === 0) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
