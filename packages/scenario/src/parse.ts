import { nearestWord } from '@plimsoll/kernel'
import { codeEntry } from './codes/index.ts'
import { type Diagnostic, diagnostic, hasErrors, inOrder } from './diagnostic.ts'
import { salvage } from './draft.ts'
import type { Finding } from './finding.ts'
import { followTrace } from './follow-trace.ts'
import { translate } from './issues/translate.ts'
import { limits } from './limits.ts'
import { migrations } from './migrations/index.ts'
import { migrate } from './migrations/migrate.ts'
import { formatPath } from './path.ts'
import { quote } from './received.ts'
import { rules } from './rules/index.ts'
import type { Attachments, Draft, Scenario } from './scenario.ts'
import { currentApiVersion, documentSchema } from './schema/document.ts'
import { scenarioJsonSchema } from './schema/json-schema.ts'
import { locate } from './yaml/locate.ts'
import { readYaml, type Source } from './yaml/read.ts'

export type ParsedScenario = {
  readonly scenario?: Scenario
  /** What could be read, errors or not; absent when the text is no document at all. */
  readonly draft?: Draft
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a scenario document and says everything that is wrong with it at once. Never throws, never reads a file:
 * recorded series that the document names come in `attachments`. There is a scenario exactly when there are no errors.
 */
export function parseScenario(text: string, attachments: Attachments = { traces: {} }): ParsedScenario {
  const { source, diagnostics: form } = readYaml(text)
  if (!source) return { diagnostics: inOrder(form) }
  const { findings, scenario, draft } = readDocument(source.data, attachments)
  const diagnostics = inOrder([...form, ...findings.map((finding) => place(finding, source))])
  return hasErrors(diagnostics) ? { draft, diagnostics } : { scenario, draft, diagnostics }
}

/** What is wrong with a document that was never text: errors only, all of them. */
export function faultsOf(data: unknown): readonly Finding[] {
  return readDocument(data, { traces: {} }).findings.filter(({ code }) => codeEntry(code).severity === 'error')
}

type ReadDocument = { readonly findings: readonly Finding[]; readonly scenario?: Scenario; readonly draft?: Draft }

function readDocument(data: unknown, attachments: Attachments): ReadDocument {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { findings: [notADocument(data)] }
  const given = data as Readonly<Record<string, unknown>>
  const migrated = migrate(given, migrations, currentApiVersion)
  if (!migrated.isKnown && typeof given.apiVersion === 'string') return { findings: [unknownEdition(given.apiVersion, migrated.known)] }
  const document = followTrace(migrated.isKnown ? migrated.document : given, attachments)
  const parsed = documentSchema.safeParse(document)
  const draft: Draft = parsed.success ? { ...parsed.data, data: document, traces: attachments.traces } : salvage(document, attachments)
  const together = rules.flatMap((rule) => rule.check(draft).map((finding) => ({ ...finding, code: rule.code })))
  if (parsed.success) return { findings: together, draft, scenario: { ...parsed.data, traces: attachments.traces } }
  const fields = parsed.error.issues
    .slice(0, limits.diagnostics + 1)
    .flatMap((issue) => translate(issue, { schema: scenarioJsonSchema(), data: document }))
  return { findings: [...fields.filter((finding) => !isSaidBetter(finding, together)), ...together], draft }
}

/** A strategy's own check and a rule may see the same thing; the rule knows its code. */
function isSaidBetter(finding: Finding, rulesFound: readonly Finding[]): boolean {
  const path = JSON.stringify(finding.at)
  return finding.code === 'E115' && rulesFound.some(({ at }) => JSON.stringify(at) === path)
}

function place(finding: Finding, { document, lines, data }: Source): Diagnostic {
  const { code, at, part, is, ...said } = finding
  const path = formatPath(at, data)
  return diagnostic(code, {
    path,
    message: path === '' ? `the document ${is}` : `${path} ${is}`,
    ...said,
    ...locate(document, lines, at, part),
  })
}

function notADocument(data: unknown): Finding {
  const fix = 'begin with apiVersion: plimsoll/v1 and kind: Scenario'
  return { code: 'E105', at: [], part: 'value', is: `is ${quote(data)}`, expected: 'a map of fields', received: quote(data), fix }
}

function unknownEdition(apiVersion: string, known: readonly string[]): Finding {
  const isManifest = /^(?:v1|.*\/v\d.*)$/.test(apiVersion) && !apiVersion.startsWith('plimsoll')
  const fix = isManifest
    ? 'this looks like a Kubernetes manifest: turn it into a scenario with plimsoll import'
    : `write apiVersion: ${nearestWord(apiVersion, known) ?? currentApiVersion}`
  return {
    code: 'E106',
    at: ['apiVersion'],
    part: 'value',
    is: `is ${quote(apiVersion)}`,
    expected: known.join(' or '),
    received: quote(apiVersion),
    fix,
  }
}
