import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaClient } from './generated/prisma/client.ts'

/**
 * Opens a migrated database.
 *
 * @param url `file:` and an absolute path
 */
export function openDatabase(url: string): PrismaClient {
  // `client.transaction()` opens fresh connections, which lose pragmas: the busy timeout must be the adapter's.
  return new PrismaClient({ adapter: new PrismaLibSql({ url, timeout: 10_000 }) })
}
