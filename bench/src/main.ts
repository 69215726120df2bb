import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { build } from 'tsdown'
import { type Contest, measure } from './measure.ts'
import { type Options, optionsOf, usage } from './options.ts'
import { findPeer } from './peers.ts'
import { tableOf } from './table.ts'

process.exitCode = await main(process.argv.slice(2))

/** 0 when all contestants ran, however fast; 2 when the command line is wrong. */
async function main(args: readonly string[]): Promise<number> {
  const options = attempt(args)
  if (!options || options.isHelp) {
    console.log(usage)
    return options ? 0 : 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'))
  try {
    await contend(options, folder)
    return 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function attempt(args: readonly string[]): Options | undefined {
  try {
    return optionsOf(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

async function contend({ chosen, isShort, repeats, jsonFile }: Options, folder: string): Promise<void> {
  const contestant = await bundled(folder)
  const names = [...new Set(chosen.flatMap((bench) => bench.peers))]
  const peers = new Map(await Promise.all(names.map(async (name) => [name, await findPeer(name, folder)] as const)))
  const loadBefore = loadavg()[0]
  const contests: Contest[] = []
  for (const bench of chosen) {
    console.error(`${bench.name}: ${bench.about}`)
    contests.push(await measure({ bench, peers, contestant, isShort, repeats }))
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
    `${machine.processor}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}, ${machine.date}, ` +
      `load ${machine.load.map((load) => load.toFixed(1)).join(' to ')}; ` +
      `CPU time, ${isShort ? 'short form, ' : ''}median of ${repeats} alternating runs`,
  )
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ machine, contests }, null, 2)}\n`)
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
