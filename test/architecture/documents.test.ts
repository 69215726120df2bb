import { hasErrors, parseScenario, traceFiles } from '@plimsoll/scenario'
import { expect, test } from 'vitest'
import { filesUnder, read } from './repository.ts'

/** Scenarios that people copy: those of the README files, of the examples and of every strategy. */
const files = [...filesUnder('examples', '.yaml').filter((file) => !file.includes('/k8s/')), ...filesUnder('packages/models/src', '.yaml')]

const inText = filesUnder('.', '.md').flatMap((file) =>
  [...read(file).matchAll(/^```yaml\n(apiVersion: plimsoll\/.*?)^```/gms)].map((match, i) => ({
    name: `${file}, document ${i + 1}`,
    text: match[1],
  })),
)

/** Stands for whatever trace a document names: a day of minutes. */
const someTrace = { stepSeconds: 60, counts: new Float64Array(1440), startIso: '2026-01-01T00:00:00' }

function errorsIn(text: string): string[] {
  const traces = Object.fromEntries(traceFiles(text).map((file) => [file, someTrace]))
  const { diagnostics } = parseScenario(text, { traces })
  return hasErrors(diagnostics)
    ? diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)
    : []
}

test('scenarios are found', () => {
  expect(files.length).toBeGreaterThan(10)
  expect(inText.map(({ name }) => name)).toContain('README.md, document 1')
})

// A trace is read by whoever has the file, so its absence is not the document's fault.
test.each(files)('%s is a valid scenario', (file) => {
  expect(errorsIn(read(file)).filter((error) => !error.includes('trace'))).toEqual([])
})

test.each(inText)('$name is a valid scenario', ({ text }) => {
  expect(errorsIn(text)).toEqual([])
})
