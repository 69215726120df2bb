/**
 * `npm run db:new -w @plimsoll/prisma -- NAME` writes the migration that takes the committed ones to schema.prisma;
 * `npm run db:check -w @plimsoll/prisma` fails when there is anything to write.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrate } from '../src/migrate.ts'

const root = path.join(import.meta.dirname, '..')
const migrations = path.join(root, 'migrations')
const argument = process.argv[2]

const script = await missingSql()
if (argument === '--check') {
  if (script) {
    console.error(`schema.prisma and migrations/ differ; run: npm run db:new -w @plimsoll/prisma -- NAME\n\n${script}`)
    process.exit(1)
  }
} else if (!argument || !/^[a-z0-9_]+$/.test(argument)) {
  console.error('usage: npm run db:new -w @plimsoll/prisma -- name_in_snake_case')
  process.exit(2)
} else if (!script) {
  console.error('nothing to do: migrations/ already leads to schema.prisma')
} else {
  const folder = path.join(migrations, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${argument}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), script)
  console.error(`wrote ${path.relative(process.cwd(), folder)}/migration.sql`)
}

/** Applies what is committed to a temporary database and asks Prisma's engine for the difference to schema.prisma. */
async function missingSql(): Promise<string> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'plimsoll-migrate-'))
  try {
    const url = `file:${path.join(scratch, 'scratch.db')}`
    migrate(url, migrations)
    const schemaPath = path.join(root, 'schema.prisma')
    const file = { path: schemaPath, content: readFileSync(schemaPath, 'utf8') }
    const engine = await startEngine(file, url)
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [file], configDir: root },
      to: { tag: 'schemaDatamodel', files: [file] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return /^-- This is an empty migration/.test(stdout ?? '') ? '' : (stdout ?? '')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function startEngine(file: { path: string; content: string }, url: string) {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': engineModule,
  })
  engineModule.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return engineModule.SchemaEngine.new(
    { datamodels: [[file.path, file.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaLibSql({ url })),
  )
}
