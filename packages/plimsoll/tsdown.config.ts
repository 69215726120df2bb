import { defineConfig } from 'tsdown'

/**
 * Everything inside one file: for a page without a bundler, and for the test that a browser computes the same bytes as Node.
 * Inside the workspace, and to TypeScript, this package is its source.
 */
export default defineConfig({
  entry: { 'plimsoll.browser': 'src/index.ts' },
  outDir: 'dist',
  platform: 'browser',
  target: 'es2022',
  fixedExtension: true,
  dts: false,
  deps: { alwaysBundle: /./, onlyBundle: false },
})
