import type { Migration } from './migrate.ts'

/** Every edition's step to the next, oldest first. plimsoll/v1 is the first edition, so nothing leads to it yet. */
export const migrations: readonly Migration[] = []
