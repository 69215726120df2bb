import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ManifestFile } from '@plimsoll/plimsoll'
import { readText } from './files.ts'

/** A cluster's worth of `kubectl get -o yaml`. */
const mostBytes = 20_000_000

/** Manifests of files; of a folder, its YAML files in order; of `-`, standard input. */
export async function readManifestFiles(files: readonly string[]): Promise<ManifestFile[]> {
  const named = (await Promise.all(files.map(manifestsIn))).flat()
  return Promise.all(named.map(async (file) => ({ name: file, text: await readText(file, mostBytes) })))
}

async function manifestsIn(file: string): Promise<string[]> {
  if (file === '-') return [file]
  const names = await readdir(file).catch(() => null)
  if (!names) return [file]
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => path.join(file, name))
}
