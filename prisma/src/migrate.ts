import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'libsql'

/** The history table exactly as Prisma's own engine makes it, so that either may continue the other's work. */
const createHistory = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT,
  "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

type HistoryRow = { readonly checksum: string; readonly finished_at: string | null }

/**
 * Applies the committed migrations that a database lacks, in order, each in its own transaction. Processes that start together take turns.
 *
 * @param url `file:` and an absolute path
 * @param folder holds one folder a migration, named so that they sort
 * @returns names of the migrations applied now
 * @throws when an applied migration was edited, or one would break foreign keys; the database is then as it was before that migration
 */
export function migrate(url: string, folder: string): string[] {
  const database = new Database(url.replace(/^file:/, ''), { timeout: 10_000 })
  try {
    database.exec('PRAGMA journal_mode=WAL')
    // Prisma redefines SQLite tables by copy, drop and rename. Inside a transaction `PRAGMA foreign_keys` does nothing, and dropping
    // a parent would then delete its children: so it goes off on the connection before any transaction begins.
    database.exec('PRAGMA foreign_keys=OFF')
    return migrationNames(folder).filter((name) => applyOne(database, folder, name))
  } finally {
    database.close()
  }
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function applyOne(database: Database.Database, folder: string, name: string): boolean {
  const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
  const checksum = createHash('sha256').update(sql).digest('hex')
  const startedAt = now()
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(createHistory)
    const row = database
      .prepare('SELECT checksum, finished_at FROM _prisma_migrations WHERE migration_name = ? AND rolled_back_at IS NULL')
      .get(name) as HistoryRow | undefined
    if (row && !row.finished_at) throw new Error(`migration ${name} failed earlier; restore the database file from a copy`)
    if (row && row.checksum !== checksum) throw new Error(`migration ${name} was edited after it was applied; write a new one instead`)
    if (!row) {
      database.exec(sql)
      if (database.prepare('PRAGMA foreign_key_check').all().length > 0) throw new Error(`migration ${name} breaks foreign keys`)
      database
        .prepare(
          'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?,?,?,?,?,1)',
        )
        .run(randomUUID(), checksum, now(), name, startedAt)
    }
    database.exec('COMMIT')
    return !row
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Spelled as Prisma spells instants. */
const now = () => new Date().toISOString().replace('Z', '+00:00')
