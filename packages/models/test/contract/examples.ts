import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

/** What the suites read of a strategy's example scenario. */
type Example = { readonly traffic: readonly { readonly pattern: { readonly kind: string } }[]; readonly edge?: readonly object[] }

const source = path.join(import.meta.dirname, '../../src')

/** The `example.yaml` of a strategy: the suites run on it, so that a new strategy is tested by its folder alone. */
export function exampleOf(family: string, kind: string): Example {
  return parse(readFileSync(path.join(source, family, kind, 'example.yaml'), 'utf8'))
}
