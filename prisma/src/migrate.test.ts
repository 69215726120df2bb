import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, openDatabase } from './index.ts'

const committed = path.join(import.meta.dirname, '..', 'migrations')
let scratch = ''
let url = ''

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'plimsoll-db-'))
  url = `file:${path.join(scratch, 'test.db')}`
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

function write(folder: string, name: string, sql: string) {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

const query = <Row>(sql: string): Row[] => {
  const database = new Database(url.slice('file:'.length))
  try {
    return database.prepare(sql).all() as Row[]
  } finally {
    database.close()
  }
}

describe('migrate', () => {
  it('applies what is missing once, and turns on write-ahead logging', () => {
    expect(migrate(url, committed).length).toBeGreaterThan(0)
    expect(migrate(url, committed)).toEqual([])
    expect(query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
  })

  it('keeps the children of a table that a migration redefines by copy, drop and rename', () => {
    const folder = path.join(scratch, 'migrations')
    write(folder, '1_tables', 'CREATE TABLE p (id TEXT PRIMARY KEY); CREATE TABLE c (id TEXT, p TEXT REFERENCES p(id) ON DELETE CASCADE);')
    write(folder, '2_rows', "INSERT INTO p VALUES ('a'); INSERT INTO c VALUES ('1', 'a'), ('2', 'a');")
    write(
      folder,
      '3_redefine',
      `PRAGMA foreign_keys=OFF;
       CREATE TABLE new_p (id TEXT PRIMARY KEY, note TEXT); INSERT INTO new_p (id) SELECT id FROM p; DROP TABLE p; ALTER TABLE new_p RENAME TO p;
       PRAGMA foreign_keys=ON;`,
    )
    migrate(url, folder)
    expect(query('SELECT id FROM c')).toHaveLength(2)
  })

  it('refuses a migration that was edited after it was applied', () => {
    const folder = path.join(scratch, 'migrations')
    write(folder, '1_one', 'CREATE TABLE a (id TEXT);')
    migrate(url, folder)
    write(folder, '1_one', 'CREATE TABLE a (id TEXT, more TEXT);')
    expect(() => migrate(url, folder)).toThrow('1_one was edited after it was applied')
  })

  it('leaves nothing of a migration that fails', () => {
    const folder = path.join(scratch, 'migrations')
    write(folder, '1_one', 'CREATE TABLE a (id TEXT); INSERT INTO nowhere VALUES (1);')
    expect(() => migrate(url, folder)).toThrow('nowhere')
    expect(query("SELECT name FROM sqlite_master WHERE type = 'table'")).toEqual([])
  })
})

describe('openDatabase', () => {
  it('enforces foreign keys and deletes what belongs to a scenario with it', async () => {
    migrate(url, committed)
    const db = openDatabase(url)
    try {
      await db.scenario.create({ data: { id: 's', name: 'S', revisions: { create: { id: 'r', number: 1, text: 'x' } } } })
      await expect(db.revision.create({ data: { id: 'q', number: 1, text: 'x', scenarioId: 'nobody' } })).rejects.toThrow()
      await db.scenario.delete({ where: { id: 's' } })
      expect(await db.revision.count()).toBe(0)
    } finally {
      await db.$disconnect()
    }
  })
})
