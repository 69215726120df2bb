import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { assess, createTraceParser, type Plan, planDocument, run, traceFiles } from '@plimsoll/plimsoll'
import { expect, test } from 'vitest'

/**
 * Every example runs, holds its books, and gives the summary beside it. After a change that is meant to move figures:
 * `UPDATE_EXPECTED=1 npx vitest run examples`, and the commit says why they moved.
 */
const root = import.meta.dirname
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const scenarios = folders.flatMap(({ name }) =>
  readdirSync(path.join(root, name))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ folder: name, file })),
)

function planOf(folder: string, file: string): Plan {
  const text = readFileSync(path.join(root, folder, file), 'utf8')
  const traces = Object.fromEntries(
    traceFiles(text).map((name) => {
      const parser = createTraceParser()
      parser.push(readFileSync(path.join(root, folder, name), 'utf8'))
      const { trace } = parser.finish()
      if (!trace) throw new Error(`${folder}/${name} is no trace`)
      return [name, trace]
    }),
  )
  const { plan, diagnostics } = planDocument(text, { traces })
  if (!plan) throw new Error(JSON.stringify(diagnostics, null, 2))
  return plan
}

function summaryOf(plan: Plan) {
  const result = run(plan)
  const { bill, findings } = assess(plan, result)
  const most = (id: 'pods.ready' | 'nodes.ready') => Math.max(...(result.metrics[id]?.columns ?? []).flatMap(({ values }) => [...values]))
  return {
    outcomes: Object.fromEntries(result.outcomes.bySource.map(({ source, offered, counts }) => [source, { offered, ...counts }])),
    p99Seconds: Object.fromEntries(result.latency.map(({ service, intent, p99Seconds }) => [`${service}/${intent}`, p99Seconds])),
    mostReadyPods: most('pods.ready'),
    mostReadyNodes: most('nodes.ready'),
    billMicroUsd: bill.byMeter,
    totalMicroUsd: bill.totalMicroUsd,
    verdict: findings.verdict,
    decisions: result.marks.filter(({ kind }) => kind === 'scale').length,
  }
}

test.each(folders.map(({ name }) => name))(
  'examples/%s',
  (folder) => {
    const files = scenarios.filter((scenario) => scenario.folder === folder).map(({ file }) => file)
    const got = Object.fromEntries(files.map((file) => [file, summaryOf(planOf(folder, file))]))
    const expected = path.join(root, folder, 'expected.json')
    if (process.env.UPDATE_EXPECTED) writeFileSync(expected, `${JSON.stringify(got, null, 2)}\n`)
    expect(existsSync(expected)).toBe(true)
    expect(JSON.parse(JSON.stringify(got))).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  },
  300_000,
)
