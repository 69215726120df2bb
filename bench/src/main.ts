import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'tsdown'
import { benches } from './benches/index.ts'
import { type Contest, measure } from './measure.ts'
import { findPeer } from './peers.ts'
import { tableOf } from './table.ts'

const usage = `usage: npm run bench [-- NAME… --short --json FILE]
benches: ${benches.map(({ name }) => name).join(', ')}`

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, json: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
})
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name))

if (options.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `unknown: ${unknown.join(', ')}\n${usage}` : usage)
  process.exitCode = unknown.length > 0 ? 2 : 0
} else {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'))
  try {
    await main(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function main(folder: string): Promise<void> {
  const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name))
  const contestant = await bundled(folder)
  const peers = new Map(
    await Promise.all(
      [...new Set(chosen.flatMap((bench) => bench.peers))].map(async (name) => [name, await findPeer(name, folder)] as const),
    ),
  )
  const loadBefore = loadavg()[0]
  const contests: Contest[] = []
  for (const bench of chosen) {
    console.error(`${bench.name}: ${bench.about}`)
    contests.push(await measure({ bench, peers, contestant, isShort: options.short, repeats: options.short ? 1 : 5 }))
  }
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    load: [loadBefore, loadavg()[0]],
  }
  console.log(tableOf(contests))
  for (const sentence of new Set(contests.flatMap(({ missing }) => missing))) console.log(sentence)
  console.log(
    `${machine.processor}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}, ${machine.date}, load ${machine.load.map((load) => load.toFixed(1)).join(' to ')}; ` +
      `CPU time, ${options.short ? 'one short run each' : 'median of 5 alternating runs'}`,
  )
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine, contests }, null, 2)}\n`)
}

/** Our contestant as users get it: JavaScript without types, run by plain Node. */
async function bundled(folder: string): Promise<string> {
  await build({
    entry: [join(import.meta.dirname, 'contestant.ts'), join(import.meta.dirname, 'empty.ts')],
    outDir: folder,
    config: false,
    platform: 'node',
    dts: false,
    clean: false,
    logLevel: 'error',
    deps: { alwaysBundle: /./, onlyBundle: false },
  })
  return join(folder, 'contestant.mjs')
}
