import { defineConfig } from 'tsdown'

/**
 * Types of what tsdown.config.ts bundles, in one file as well. They are made from all packages as one program, in which a package is its
 * source: types that a package infers from another one's schemas can be named only so.
 */
export default defineConfig({
  entry: { 'plimsoll.browser': 'src/index.ts' },
  outDir: 'dist',
  clean: false,
  platform: 'browser',
  target: 'es2022',
  fixedExtension: true,
  dts: { emitDtsOnly: true, eager: true, tsconfig: 'tsconfig.types.json' },
  deps: { alwaysBundle: /./, onlyBundle: false },
  // The schema library's variance annotations hold only in its own files; without this a strict consumer would check them again.
  banner: { dts: '// @ts-nocheck' },
})
