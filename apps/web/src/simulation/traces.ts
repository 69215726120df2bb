import { type Attachments, type ReadTrace, readTrace } from './engine.ts'

/** Traces by the name that documents use, as counts. */
export type Traces = Attachments['traces']

/** Reads one upload, as bytes, piece by piece. */
export function readUpload(name: string, bytes: AsyncIterable<Uint8Array>): Promise<ReadTrace> {
  return readTrace(name, decoded(bytes))
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true })
}
