export { openDatabase } from './client.ts'
export type { Attachment, PrismaClient, Revision, Run, Scenario } from './generated/prisma/client.ts'
export { Prisma } from './generated/prisma/client.ts'
export { migrate } from './migrate.ts'
