import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The major version after that of .nvmrc. */
const otherMajor = 22

/** The program named by NODE22, or one fetched into `folder`; otherwise a sentence that says why there is none. */
export function otherNode(folder: string): { readonly node: string } | { readonly missing: string } {
  const named = process.env.NODE22
  if (named !== undefined) return existsSync(named) ? { node: named } : { missing: `NODE22 names ${named}, which does not exist` }
  const platformPackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const fetched = spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${platformPackage}@${otherMajor}`], {
    encoding: 'utf8',
    timeout: 180_000,
  })
  const node = path.join(folder, 'node_modules', platformPackage, 'bin', 'node')
  if (fetched.status === 0 && existsSync(node)) return { node }
  return {
    missing: `Node ${otherMajor} is left out: NODE22 names none, and ${platformPackage}@${otherMajor} could not be fetched from npm`,
  }
}
