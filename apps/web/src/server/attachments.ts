import { pipeline, Readable } from 'node:stream'
import { createDeflateRaw, createInflateRaw } from 'node:zlib'
import { AppError } from '../app-error.ts'
import { database } from './database.ts'
import { newIdentifier } from './identifier.ts'

/** 200 MB of one trace, as the scenario package bounds it. */
export const traceLimitBytes = 200_000_000

/** Small enough that a write never holds the database for long. */
const chunkBytes = 1_000_000

const namePattern = /^[\w][\w .()-]{0,119}$/

/**
 * Stores an upload while it arrives, deflated in chunks: memory stays bounded. Until its last byte is stored nobody can read it;
 * then it takes the place of an earlier upload of that name.
 */
export async function storeAttachment(
  scenarioId: string,
  name: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ id: string; sizeBytes: number }> {
  if (!namePattern.test(name))
    throw new AppError('bad-input', 'Name the upload with letters, digits, dots, dashes and blanks, such as requests.csv.')
  const db = database()
  const scenario = await db.scenario.findUnique({ where: { id: scenarioId }, select: { id: true } })
  if (!scenario) throw new AppError('not-found', 'There is no scenario to keep this upload with.')

  const id = newIdentifier()
  await db.attachment.create({ data: { id, scenarioId, name, sizeBytes: 0 } })
  try {
    const sizeBytes = await writeChunks(id, body)
    await db.$transaction([
      db.attachment.deleteMany({ where: { scenarioId, name, isComplete: true } }),
      db.attachment.update({ where: { id }, data: { sizeBytes, isComplete: true } }),
    ])
    return { id, sizeBytes }
  } catch (error) {
    await db.attachment.delete({ where: { id } }).catch(() => {})
    throw error
  }
}

async function writeChunks(attachmentId: string, body: AsyncIterable<Uint8Array>): Promise<number> {
  let sizeBytes = 0
  async function* counted() {
    for await (const piece of body) {
      sizeBytes += piece.byteLength
      yield piece
    }
  }
  let position = 0
  let pending: Buffer[] = []
  let pendingBytes = 0
  const flush = async () => {
    const value = new Uint8Array(Buffer.concat(pending))
    pending = []
    pendingBytes = 0
    await database().attachmentChunk.create({ data: { attachmentId, position: position++, value } })
  }
  for await (const piece of pipeline(Readable.from(counted()), createDeflateRaw(), whenDone) as AsyncIterable<Buffer>) {
    pending.push(piece)
    pendingBytes += piece.byteLength
    if (pendingBytes >= chunkBytes) await flush()
  }
  if (pendingBytes > 0) await flush()
  return sizeBytes
}

/** An error ends the last stream too, and so reaches whoever reads it. */
const whenDone = () => {}

export async function listAttachments(scenarioId: string) {
  return database().attachment.findMany({
    where: { scenarioId, isComplete: true },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, sizeBytes: true, createdAt: true },
  })
}

/** The bytes as they were uploaded, piece by piece. */
export async function* readAttachment(scenarioId: string, name: string): AsyncGenerator<Uint8Array> {
  const db = database()
  const attachment = await db.attachment.findFirst({ where: { name, scenarioId, isComplete: true }, select: { id: true } })
  if (!attachment) throw new AppError('not-found', `No upload called "${name}" is kept with this scenario.`)
  const { id } = attachment
  async function* chunks() {
    for (let position = 0; ; position++) {
      const chunk = await db.attachmentChunk.findUnique({ where: { attachmentId_position: { attachmentId: id, position } } })
      if (!chunk) return
      yield chunk.value
    }
  }
  yield* pipeline(Readable.from(chunks()), createInflateRaw(), whenDone) as AsyncIterable<Buffer>
}

export async function deleteAttachment(scenarioId: string, name: string): Promise<void> {
  await database().attachment.deleteMany({ where: { name, scenarioId } })
}
