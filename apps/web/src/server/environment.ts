import path from 'node:path'

/** Root of the repository as seen by `next dev`, which runs in apps/web; start.mjs gives every path itself. */
const root = () => path.resolve(/* turbopackIgnore: true */ process.cwd(), '../..')

/** Where things are. Only start.mjs and the operator set these; no request and no document can name a file. */
export const environment = {
  databaseFile: () => process.env.DATABASE_FILE || path.join(root(), 'data/plimsoll.db'),
  migrationsFolder: () => process.env.MIGRATIONS_DIR || path.join(root(), 'prisma/migrations'),
  examplesFolder: () => process.env.EXAMPLES_DIR || path.join(root(), 'examples'),
  strategiesFolder: () => process.env.STRATEGIES_DIR || path.join(root(), 'packages/models/src'),
  runWorkerFile: () => process.env.RUN_WORKER_FILE || path.join(root(), 'apps/web/dist/run-worker.mjs'),
}
