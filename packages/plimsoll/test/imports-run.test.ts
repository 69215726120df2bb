import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { assess, importManifests, planDocument, run } from '../src/index.ts'

const folder = path.join(import.meta.dirname, '../../scenario/test/imports/charts')
const read = (name: string) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') })

test.each(readdirSync(folder).sort())('%s: what is imported runs, and holds what the import assumes', (name) => {
  // Values of a chart have no workload of their own.
  const files = name === 'node-groups.yaml' ? [read('entry-points.yaml'), read(name)] : [read(name)]
  const { text = '', diagnostics } = importManifests(files)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { plan, diagnostics: found } = planDocument(text.replace('duration: 24h', 'duration: 10m'))
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
  if (!plan) throw new Error('there is no plan')
  // Half of what the pods at the start can serve is what they are asked for.
  const { findings } = assess(plan, run(plan, { seed: 1 }))
  expect(findings.objectives.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
})
