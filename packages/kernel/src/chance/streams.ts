import { sha256Words } from '../hash/sha256.ts'
import { Stream } from './stream.ts'

/** Gives the stream of a name. Asked twice, it gives two equal streams that start at the same place. */
export type Streams = (name: string) => Stream

/**
 * Named streams of one replication. A stream depends on seed, replication and its own name only, so that one more draw, or one more
 * stream, never shifts another: two scenarios under one seed see the same arrivals.
 * The state is the SHA-256 of the three, so streams do not overlap in practice.
 *
 * @param seed any finite number
 * @param replication 0 or a positive whole number: which of many runs under one seed
 */
export function createStreams({ seed, replication }: { readonly seed: number; readonly replication: number }): Streams {
  if (!Number.isFinite(seed)) throw new RangeError(`seed ${seed} is not a finite number`)
  if (!Number.isInteger(replication) || replication < 0) throw new RangeError(`replication ${replication} is not a whole number from 0`)
  return (name) => new Stream([...sha256Words(`plimsoll stream ${seed}/${replication}/${name}`)])
}
