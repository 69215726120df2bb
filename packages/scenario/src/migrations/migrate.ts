/** One step from an edition of the format to the next. Plain data in, plain data out; the input is left as it is. */
export type Migration = {
  readonly from: string
  readonly to: string
  /** What changed, for people whose document is brought up. */
  readonly title: string
  readonly up: (document: Readonly<Record<string, unknown>>) => Record<string, unknown>
}

export type Migrated =
  | { readonly isKnown: true; readonly document: Readonly<Record<string, unknown>>; readonly steps: readonly string[] }
  | { readonly isKnown: false; readonly known: readonly string[] }

/** Brings a document up to `current` along the chain, one edition after the other. */
export function migrate(document: Readonly<Record<string, unknown>>, chain: readonly Migration[], current: string): Migrated {
  const steps: string[] = []
  let now = document
  // A chain longer than its own length would go in a circle.
  for (let step = 0; step <= chain.length; step++) {
    if (now.apiVersion === current) return { isKnown: true, document: now, steps }
    const migration = chain.find(({ from }) => from === now.apiVersion)
    if (!migration) break
    now = { ...migration.up(now), apiVersion: migration.to }
    steps.push(`${migration.from} to ${migration.to}: ${migration.title}`)
  }
  return { isKnown: false, known: [current, ...chain.map(({ from }) => from)] }
}
