// The same plan and seed give the same bytes in this Node and in another major version. Chromium: apps/web/e2e/same-bytes.spec.ts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleFingerprints } from './bundle.ts'
import { documents } from './documents.ts'
import { type Fingerprints, fingerprintsInNode } from './in-node.ts'
import { otherNode } from './other-node.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-cross-runtime-'))
try {
  process.exitCode = await main()
} finally {
  rmSync(folder, { recursive: true })
}

/** 0 when all agree, 1 when two runtimes disagree about a scenario. */
async function main(): Promise<number> {
  const bundle = await bundleFingerprints(folder)
  const scenarios = documents()
  const here = fingerprintsInNode(process.execPath, bundle, scenarios)
  for (const [name, hash] of Object.entries(here)) console.log(`${hash}  ${name}`)
  const other = otherNode(folder)
  if ('missing' in other) {
    console.log(other.missing)
    return 0
  }
  const there = fingerprintsInNode(other.node, bundle, scenarios)
  const different = Object.keys(here).filter((name) => here[name] !== there[name])
  for (const name of different) console.log(`differs in ${versionOf(other.node)}: ${name} ${there[name]}`)
  console.log(
    `${count(here) - different.length} of ${count(here)} scenarios give the same bytes in Node ${process.version} and ${versionOf(other.node)}`,
  )
  return different.length > 0 ? 1 : 0
}

function count(prints: Fingerprints): number {
  return Object.keys(prints).length
}

function versionOf(node: string): string {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
}
