import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { firstDifference } from './compare.ts'
import { readRecording } from './read-recording.ts'
import { replayFile } from './replay-file.ts'

const root = fileURLToPath(new URL('../recordings', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.jsonl(?:\.gz)?$/.test(name))
  .sort()

describe('recorded decisions of real systems', () => {
  it.each(files)('%s agrees to the last detail', (file) => {
    const { passed, failed, difference } = replayFile(join(root, file))
    expect(difference).toBeUndefined()
    expect(failed).toBe(0)
    expect(passed).toBeGreaterThan(0)
  })
})

describe('the runner', () => {
  const inScratch = <Result>(text: string, use: (file: string) => Result): Result => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
    try {
      const file = join(folder, 'recording')
      writeFileSync(file, text)
      return use(file)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const jsonLines = (lines: Iterable<unknown>) => [...lines].map((line) => JSON.stringify(line)).join('\n')

  it('tells the kind by the header, whatever the file is called, and counts what follows a difference as failed', () => {
    const { header, cases } = readRecording(join(root, 'hpa/v1.36/controller.jsonl.gz'))
    const [timeline] = cases as Iterable<{ readonly steps: { readonly out: { readonly n: number[] } }[] }>
    timeline.steps[3].out.n[1] += 1
    const report = inScratch(jsonLines([header, timeline]), replayFile)
    expect(report.passed).toBe(3)
    expect(report.failed).toBe(timeline.steps.length - 3)
    expect(report.difference?.path).toBe('.n.1')
    expect(report.difference?.at).toContain('step 4')
  })

  it('notices a changed error text of the replica calculator', () => {
    const { header, cases } = readRecording(join(root, 'hpa/v1.32/replica-calculator.jsonl.gz'))
    const failing = [...cases].find((each) => (each as { err?: string }).err !== undefined) as object
    const report = inScratch(jsonLines([header, { ...failing, err: 'something else' }]), replayFile)
    expect(report.failed).toBe(1)
    expect(report.difference?.path).toBe('.err')
  })

  it('refuses what is no recording and kinds that nobody replays', () => {
    expect(() => inScratch('{"a":1}', replayFile)).toThrow('no header')
    expect(() => inScratch('{"format":"plimsoll/vectors/nothing@1"}', replayFile)).toThrow('no format replays')
    expect(() => inScratch('{"format":"plimsoll/vectors/hpa-controller@1","kubernetes":"v1.36.3"}\n{', replayFile)).toThrow('line 2')
  })

  it('compares plain values to the last detail', () => {
    expect(firstDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }], c: undefined })).toBeUndefined()
    expect(firstDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe('.a.1.b')
    expect(firstDifference([1, 2], [1])).toBe('.1')
    expect(firstDifference(null, {})).toBe('.')
  })
})
