import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import type { Document } from './fingerprints.ts'

export type Fingerprints = Readonly<Record<string, string>>

/**
 * The fingerprints that the program `node` computes from the bundled module.
 *
 * @throws Error with what the program said when it fails
 */
export function fingerprintsInNode(node: string, bundle: string, documents: readonly Document[]): Fingerprints {
  const program = `
    import { readFileSync } from 'node:fs'
    import { fingerprints } from ${JSON.stringify(pathToFileURL(bundle).href)}
    console.log(JSON.stringify(fingerprints(JSON.parse(readFileSync(0, 'utf8')))))
  `
  const { status, stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', program], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  })
  if (status !== 0) throw new Error(`${node} ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}
