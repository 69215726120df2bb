import { defineConfig } from 'prisma/config'

// Every command of Prisma 7 downloads its schema engine first, but only `migrate` and `db` run it.
// Naming any existing file keeps the others offline.
const usesEngine = process.argv.some((argument) => argument === 'migrate' || argument === 'db')
if (!usesEngine) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: './schema.prisma',
  migrations: { path: './migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./dev.db' },
})
