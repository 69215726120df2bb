import { defineConfig } from 'tsdown'

/** One file with our own packages inside; dependencies stay outside. */
export default defineConfig({ entry: ['src/main.ts'], platform: 'node', noExternal: [/^@plimsoll\//], dts: false })
