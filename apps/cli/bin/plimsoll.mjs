#!/usr/bin/env node
// Runs what was built; before the first build, or when PLIMSOLL_FROM_SOURCE is set, the source as it stands.
import { existsSync } from 'node:fs'

const built = new URL('../dist/main.mjs', import.meta.url)
const isBuilt = existsSync(built) && !process.env.PLIMSOLL_FROM_SOURCE
if (!isBuilt) (await import('tsx/esm/api')).register()
const { main } = await import(isBuilt ? built.href : new URL('../src/main.ts', import.meta.url).href)
process.exitCode = await main(process.argv)
