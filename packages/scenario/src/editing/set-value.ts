import { isScalar, stringify } from 'yaml'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostic.ts'
import { formatPath, type Path, parsePath, valueAt } from '../path.ts'
import { scenarioJsonSchema } from '../schema/json-schema.ts'
import { nodeAt } from '../yaml/locate.ts'
import { readYaml, type Source } from '../yaml/read.ts'
import { fieldPath } from './field-path.ts'

/** `text` is the changed document, or the given one when there are diagnostics. */
export type Edited = { readonly text: string; readonly diagnostics: readonly Diagnostic[] }

/**
 * Sets one field of a scenario document, comments and layout kept. `path` is `traffic.shoppers.pattern.rate`, list items by name or
 * position; see `fieldPath` for what may be left out. The value is not checked here: `parseScenario` does that.
 * A value that the document names with & changes everywhere it is used.
 */
export function setValue(text: string, path: string, value: unknown): Edited {
  const { source, diagnostics } = readYaml(text)
  if (!source || hasErrors(diagnostics)) return { text, diagnostics }
  const keys = parsePath(path)
  if (!keys) return { text, diagnostics: [unreadable(path)] }
  const found = fieldPath(scenarioJsonSchema(), source.data, keys)
  if ('problem' in found) return { text, diagnostics: [unknownField(source, path, found.problem)] }
  return { text: spliced(source, found.at, value) ?? rewritten(source, found.at, value), diagnostics: [] }
}

/** Sets fields as a command line gives them: `path=value` each, the value as YAML. Stops at nothing: every setting that is wrong is reported. */
export function applySettings(text: string, settings: readonly string[]): Edited {
  let edited = text
  const diagnostics: Diagnostic[] = []
  for (const setting of settings) {
    const equals = setting.indexOf('=')
    if (equals <= 0) {
      diagnostics.push(unreadable(setting))
      continue
    }
    const step = setValue(edited, setting.slice(0, equals), readScalar(setting.slice(equals + 1)))
    edited = step.text
    diagnostics.push(...step.diagnostics)
  }
  return diagnostics.length > 0 ? { text, diagnostics } : { text: edited, diagnostics }
}

function readScalar(written: string): unknown {
  const { source, diagnostics } = readYaml(written)
  // Not YAML, so it can only be meant as text.
  return source && !hasErrors(diagnostics) ? source.data : written
}

/** The text with a single value replaced where it stands; undefined where that cannot be done. */
function spliced(source: Source, at: Path, value: unknown): string | undefined {
  const node = nodeAt(source.document, at)
  if (!isScalar(node) || !node.range || node.range[1] <= node.range[0] || typeof value === 'object') return undefined
  // Written as an entry of a flow list, a value is quoted as any place may need it.
  const written = stringify([value], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1)
  const text = source.text.slice(0, node.range[0]) + written + source.text.slice(node.range[1])
  return holds(text, at, value) ? text : undefined
}

function rewritten(source: Source, at: Path, value: unknown): string {
  source.document.setIn(at, source.document.createNode(value))
  return source.document.toString({ lineWidth: 0 })
}

function holds(text: string, at: Path, value: unknown): boolean {
  const { source, diagnostics } = readYaml(text)
  return source !== undefined && !hasErrors(diagnostics) && Object.is(valueAt(source.data, at), value)
}

function unreadable(setting: string): Diagnostic {
  const message = `${JSON.stringify(setting)} is no setting`
  return diagnostic('E118', { path: setting, message, expected: 'path=value, as in traffic.shoppers.rate=900/s', received: setting })
}

function unknownField(source: Source, path: string, problem: { at: Path; is: string; expected: string; fix?: string }): Diagnostic {
  const { at, is, ...said } = problem
  return diagnostic('E118', {
    path: formatPath(at, source.data),
    message: `${path}: ${formatPath(at, source.data)} ${is}`,
    received: path,
    ...said,
  })
}
