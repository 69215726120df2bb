import { openDatabase, type PrismaClient } from '@plimsoll/prisma'
import { environment } from './environment.ts'
import { singleton } from './singleton.ts'

export const databaseUrl = () => `file:${environment.databaseFile()}`

export const database = (): PrismaClient => singleton('database', () => openDatabase(databaseUrl()))
