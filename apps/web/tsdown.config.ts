import { defineConfig } from 'tsdown'

/** The worker thread that computes runs is a file of its own, with the engine inside: the server never simulates on its own thread. */
export default defineConfig({
  entry: { 'run-worker': 'src/server/runner/run-worker.ts' },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: false,
  clean: true,
  deps: { alwaysBundle: /./, onlyBundle: false },
})
