import { aliasTable, fillAlias, pow, type Stream } from '@plimsoll/kernel'

/** Clients behind a source. The client of rank r sends in proportion to r to the power of minus `zipfExponent`; 0 is all alike. */
export type Population = { readonly count: number; readonly zipfExponent: number }

/** Writes the client of each of the first `rows` rows. */
export type FillClients = (client: Uint32Array, rows: number) => void

const uniforms = new Float64Array(1024)

/**
 * Who sends each request of a source.
 *
 * @param population null: one client, whom a limit per client then sees as a whole
 * @param firstKey key of the most active client; the others follow by rank
 */
export function createClients(population: Population | null, firstKey: number, stream: Stream): FillClients {
  const count = population?.count ?? 1
  if (count === 1) return (client, rows) => void client.fill(firstKey, 0, rows)
  if (!population || population.zipfExponent === 0) return (client, rows) => fillEvenly(client, rows, count, firstKey, stream)
  const table = aliasTable(zipfWeights(population))
  return (client, rows) => {
    fillAlias(table, stream, client, rows)
    shift(client, rows, firstKey)
  }
}

/**
 * Keys for the clients of several sources, no two the same: the first key of each source, and how many there are in all.
 * A source without a population is one client.
 */
export function clientKeys(populations: readonly (Population | null)[]): { readonly firstKeys: readonly number[]; readonly count: number } {
  let count = 0
  const firstKeys = populations.map((population) => {
    const first = count
    count += population?.count ?? 1
    return first
  })
  return { firstKeys, count }
}

function zipfWeights({ count, zipfExponent }: Population): Float64Array {
  const weights = new Float64Array(count)
  for (let rank = 1; rank <= count; rank++) weights[rank - 1] = pow(rank, -zipfExponent)
  return weights
}

function fillEvenly(client: Uint32Array, rows: number, count: number, firstKey: number, stream: Stream): void {
  for (let done = 0; done < rows; ) {
    const n = Math.min(uniforms.length, rows - done)
    stream.fillUniform(uniforms, n)
    for (let i = 0; i < n; i++) client[done + i] = firstKey + Math.floor(uniforms[i] * count)
    done += n
  }
}

function shift(client: Uint32Array, rows: number, firstKey: number): void {
  if (firstKey === 0) return
  for (let row = 0; row < rows; row++) client[row] += firstKey
}
