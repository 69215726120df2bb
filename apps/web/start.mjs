// Serves the built dashboard. PORT, LISTEN_HOST and DATABASE_FILE may be given; everything else has its place.
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

const here = import.meta.dirname
const root = path.join(here, '../..')
const standalone = path.join(here, '.next/standalone/apps/web')
const server = path.join(standalone, 'server.js')

if (!existsSync(server)) {
  console.error('The dashboard is not built yet. Run `npm start` in the root of the repository: it builds what is missing.')
  process.exit(1)
}

// Next leaves these two beside the standalone server, not in it.
cpSync(path.join(here, '.next/static'), path.join(standalone, '.next/static'), { recursive: true })
if (existsSync(path.join(here, 'public'))) cpSync(path.join(here, 'public'), path.join(standalone, 'public'), { recursive: true })

// The standalone server changes its working directory: every path is absolute before it starts.
const databaseFile = path.resolve(process.env.DATABASE_FILE || path.join(root, 'data/plimsoll.db'))
mkdirSync(path.dirname(databaseFile), { recursive: true })
Object.assign(process.env, {
  NODE_ENV: 'production',
  PORT: process.env.PORT || '3000',
  HOSTNAME: process.env.LISTEN_HOST || '127.0.0.1',
  DATABASE_FILE: databaseFile,
  MIGRATIONS_DIR: path.join(root, 'prisma/migrations'),
  EXAMPLES_DIR: path.join(root, 'examples'),
  STRATEGIES_DIR: path.join(root, 'packages/models/src'),
  RUN_WORKER_FILE: path.join(here, 'dist/run-worker.mjs'),
  NEXT_TELEMETRY_DISABLED: '1',
})

await import(server)
