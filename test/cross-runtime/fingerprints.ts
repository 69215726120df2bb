import { canonicalJson, createTraceParser, planDocument, run, sha256Hex, type TraceCounts } from '@plimsoll/plimsoll'

/** A scenario with the text of every trace it names. */
export type Document = { readonly name: string; readonly text: string; readonly traceTexts: Readonly<Record<string, string>> }

/** Past a full hour, where the origin of time moves, and past the first attack of the examples. */
const untilSeconds = 75 * 60

/**
 * SHA-256 of each document's result, by name. Needs nothing of its surroundings: the same text runs in every Node and browser.
 *
 * @throws RangeError when a document gives no plan
 */
export function fingerprints(documents: readonly Document[]): Record<string, string> {
  return Object.fromEntries(documents.map((document) => [document.name, fingerprint(document)]))
}

function fingerprint({ name, text, traceTexts }: Document): string {
  const traces = Object.fromEntries(Object.entries(traceTexts).map(([file, csv]) => [file, parsed(csv)]))
  const { plan, diagnostics } = planDocument(text, { traces })
  if (!plan) throw new RangeError(`${name}: ${diagnostics.map(({ message }) => message).join('\n')}`)
  return sha256Hex(canonicalJson(run(plan, { untilSeconds })))
}

function parsed(csv: string): TraceCounts {
  const parser = createTraceParser()
  parser.push(csv)
  const { trace, problems } = parser.finish()
  if (!trace) throw new RangeError(problems.map(({ message }) => message).join('\n'))
  return trace
}
