import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { migrate } from '@plimsoll/prisma'
import { database, databaseUrl } from './database.ts'
import { environment } from './environment.ts'
import { markInterrupted } from './runner/run-records.ts'
import { seedTemplates } from './templates.ts'

/** What must be true before the first page: schema in place, no run pretending to be alive, and something to look at in a new database. */
export async function startUp(): Promise<void> {
  mkdirSync(path.dirname(environment.databaseFile()), { recursive: true })
  const applied = migrate(databaseUrl(), environment.migrationsFolder())
  if (applied.length > 0) console.log(`database: applied ${applied.join(', ')}`)
  const interrupted = await markInterrupted()
  if (interrupted > 0) console.log(`runs: ${interrupted} left unfinished by an earlier process, marked as interrupted`)
  await database().attachment.deleteMany({ where: { isComplete: false } })
  if ((await database().scenario.count()) === 0) await seedTemplates()
}
