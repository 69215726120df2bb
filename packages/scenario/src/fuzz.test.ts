import { createStreams } from '@plimsoll/kernel'
import { expect, it } from 'vitest'
import { exportManifests, importManifests, parseScenario, setValue, traceFiles } from './index.ts'
import { rules } from './rules/index.ts'
import { checkout } from './testing/documents.ts'
import { chartStyle, clusterStyle, plainStyle } from './testing/manifests.ts'

const wanted = 100_000
/** Fixed budget of time: a slow machine tries fewer documents, never fewer than `fewest`. FUZZ_SECONDS=900 tries them all. */
const budgetMilliseconds = Number(process.env.FUZZ_SECONDS ?? 10) * 1000
const fewest = 1_000

const seeds = [
  checkout(),
  checkout({
    traffic: `traffic:
  - name: shoppers
    pattern: { kind: diurnal, mean: 900/s, events: [{ kind: spike, at: 9h, factor: 6, hold: 1h }] }
    clients: { count: 200000, zipf: 1.05 }
  - { name: bots, intent: attack, pattern: { kind: yo-yo, peak: 40000/s, on: 4m, off: 16m } }`,
    edge: 'edge: [{ kind: token-bucket, per: client, rate: 10/s, burst: 20 }]',
    services: `services:
  - name: checkout
    pods: &pods { requests: { cpu: 500m }, serviceTime: { p50: 18ms, p99: 120ms } }
    autoscaler: { hpa: { minReplicas: 2, maxReplicas: 40, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } }`,
    nodes: 'nodes: { pool: { machineType: m7g.2xlarge, min: 1, max: 30 } }',
    extra: 'objectives: ["p99 < 300ms", "bill.day < 900"]',
  }),
  ...rules.map(({ example }) => `${checkout({ services: '', traffic: '', run: '', nodes: '' })}${example.wrong}\n`),
]

/** Pieces that hurt: YAML's own signs, numbers at the edge, names that JavaScript knows. */
const hurtful = [
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ': ',
  '- ',
  '\n',
  '\t',
  '&a ',
  '*a',
  '*pods',
  '!!map ',
  '? ',
  '|',
  '>',
  '---\n',
  '#',
  '%',
  '\u0000',
  '\ufeff',
  '\ud800',
  '💥',
]
const values = [
  'null',
  '~',
  '-1',
  '0',
  '1e309',
  '.nan',
  '-.inf',
  '9007199254740993',
  '0x1F',
  'true',
  '[]',
  '{}',
  '""',
  '0s',
  '1e9d',
  '5..1',
  '99999999999999999999h',
  '__proto__',
  'constructor',
  'toString',
  '-0',
]

it(`up to ${wanted} mangled documents give diagnostics or a scenario, never an exception`, () => {
  const stream = createStreams({ seed: 20261124, replication: 0 })('fuzz')
  const below = (count: number) => Math.min(count - 1, Math.floor(stream.uniform() * count))
  const pick = <Item>(list: readonly Item[]) => list[below(list.length)]

  const manifests = [chartStyle, plainStyle, clusterStyle]

  function mangle(text: string): string {
    const at = below(text.length + 1)
    const until = Math.min(text.length, at + below(12))
    const lines = text.split('\n')
    const words = [...text.matchAll(/[\w./-]+/g)]
    const word = words.length > 0 ? pick(words) : undefined
    switch (below(7)) {
      case 0:
        return text.slice(0, at) + text.slice(until)
      case 1:
        return text.slice(0, at) + pick(hurtful) + text.slice(at)
      case 2:
        return text.slice(0, at) + text.slice(at, until).repeat(below(4)) + text.slice(until)
      case 3:
        return [...lines, pick(lines)].sort(() => 0).join('\n')
      case 4:
        return lines.filter((_, index) => index !== below(lines.length)).join('\n')
      case 5:
        return lines.map((line) => (below(8) === 0 ? `  ${line}` : line)).join('\n')
      default:
        return word === undefined ? text : text.slice(0, word.index) + pick(values) + text.slice(word.index + word[0].length)
    }
  }

  /** An import of mangled manifests says something about each of them, and what it writes can be read again. */
  function tryManifests(text: string): void {
    const imported = importManifests([{ name: 'mangled', text }])
    if (imported.text === undefined && imported.diagnostics.length === 0) throw new Error(`an import in silence: ${text}`)
    if (imported.text !== undefined && exportManifests(imported.text, [{ name: 'mangled', text }]).count > 0)
      throw new Error(`an import that differs from itself: ${text}`)
  }

  const began = performance.now()
  let tried = 0
  let valid = 0
  while (tried < wanted && (tried < fewest || performance.now() - began < budgetMilliseconds)) {
    let text = pick(seeds)
    for (let round = below(3); round >= 0; round--) text = mangle(text)
    try {
      const { scenario, diagnostics } = parseScenario(text)
      const hasError = diagnostics.some(({ severity }) => severity === 'error')
      if (hasError === (scenario !== undefined)) throw new Error('a scenario comes exactly when there is no error')
      if (diagnostics.some(({ line, column, message }) => !(Number(line) >= 1 && Number(column) >= 1) || message === ''))
        throw new Error('a diagnostic has no place')
      if (scenario) valid++
      if (tried % 100 === 0) tryManifests(mangle(pick(manifests)))
      if (tried % 10 === 0) {
        traceFiles(text)
        exportManifests(text)
        setValue(text, pick(['traffic.0.rate', 'run.seed', 'services.checkout.pods.queue.limit', 'a.b', '']), pick(values))
      }
    } catch (error) {
      throw new Error(`document ${tried} of the fuzz test: ${JSON.stringify(text)}`, { cause: error })
    }
    tried++
  }
  console.log(`${tried} documents tried, ${valid} of them valid`)
  expect(tried).toBeGreaterThanOrEqual(fewest)
  expect(valid).toBeGreaterThan(0)
})
