import path from 'node:path'
import { build } from 'tsdown'

/** Writes the simulator with everything it needs, as one module for any runtime, and answers its path. */
export async function bundleFingerprints(folder: string): Promise<string> {
  await build({
    entry: path.join(import.meta.dirname, 'fingerprints.ts'),
    outDir: folder,
    config: false,
    platform: 'browser',
    target: 'es2022',
    dts: false,
    clean: false,
    logLevel: 'error',
    outExtensions: () => ({ js: '.mjs' }),
    deps: { alwaysBundle: /./, onlyBundle: false },
  })
  return path.join(folder, 'fingerprints.mjs')
}
