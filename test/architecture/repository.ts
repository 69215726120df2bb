import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '../..')

/** Made by a tool, or not ours. */
const skipped = new Set(['node_modules', 'dist', 'generated', 'coverage', 'test-results', 'playwright-report', 'recordings'])

/** Every file written by hand under a folder of the repository whose path ends in one of `endings`, as sorted paths from the root. */
export function filesUnder(folder: string, ...endings: string[]): string[] {
  const found: string[] = []
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = path.posix.join(folder, entry.name)
    if (file === 'data') continue
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !entry.name.startsWith('.')) found.push(...filesUnder(file, ...endings))
    } else if (endings.some((ending) => file.endsWith(ending))) found.push(file)
  }
  return found.sort()
}

export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

export function foldersIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}
