#!/usr/bin/env node
// Runs what was built; before the first build, the source as it stands.
import { existsSync } from 'node:fs'

const built = new URL('../dist/main.mjs', import.meta.url)
if (!existsSync(built)) (await import('tsx/esm/api')).register()
const { main } = await import(existsSync(built) ? built.href : new URL('../src/main.ts', import.meta.url).href)
process.exitCode = await main(process.argv)
