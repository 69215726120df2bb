import { AppError } from '../app-error.ts'
import { documentName, renameDocument } from '../scenario-document/document-name.ts'
import { database } from './database.ts'
import { newIdentifier } from './identifier.ts'

/** 1 MB, as the scenario package bounds it. */
export const documentLimit = 1_000_000

/** Prisma's code for a value that must be unique and is not. */
const uniqueViolation = 'P2002'

const nothingThere = () => new AppError('not-found', 'There is no scenario at this address. It may have been deleted from the database.')

export async function createScenario(text: string, origin: { template?: string; forkedFromId?: string } = {}): Promise<string> {
  const id = newIdentifier()
  const revision = { id: newIdentifier(), number: 1, text }
  await database().scenario.create({ data: { id, name: documentName(text), ...origin, revisions: { create: revision } } })
  return id
}

/** A copy of the scenario as it stands, draft included, under a new name. */
export async function forkScenario(id: string): Promise<string> {
  const { scenario, latest } = await readScenario(id)
  const text = scenario.draft ?? latest.text
  const fork = await createScenario(renameDocument(text, `${documentName(text)} (fork)`), { forkedFromId: id })
  await copyAttachments(id, fork)
  return fork
}

async function copyAttachments(from: string, to: string): Promise<void> {
  const attachments = await database().attachment.findMany({ where: { scenarioId: from, isComplete: true } })
  for (const { name, sizeBytes, id } of attachments) {
    const copy = newIdentifier()
    await database().attachment.create({ data: { id: copy, scenarioId: to, name, sizeBytes } })
    await database().$executeRaw`INSERT INTO AttachmentChunk (attachmentId, position, value)
      SELECT ${copy}, position, value FROM AttachmentChunk WHERE attachmentId = ${id}`
    await database().attachment.update({ where: { id: copy }, data: { isComplete: true } })
  }
}

export async function readScenario(id: string) {
  const scenario = await database().scenario.findUnique({
    where: { id },
    include: { forkedFrom: { select: { id: true, name: true } }, revisions: { orderBy: { number: 'desc' }, take: 1 } },
  })
  const latest = scenario?.revisions[0]
  if (!scenario || !latest) throw nothingThere()
  return { scenario, latest }
}

export async function listRevisions(scenarioId: string) {
  return database().revision.findMany({
    where: { scenarioId },
    orderBy: { number: 'desc' },
    take: 100,
    select: { id: true, number: true, createdAt: true },
  })
}

export async function readRevision(scenarioId: string, number: number) {
  const revision = await database().revision.findUnique({ where: { scenarioId_number: { scenarioId, number } } })
  if (!revision) throw new AppError('not-found', `This scenario has no revision ${number}.`)
  return revision
}

/** Keeps typing safe until it is saved as a revision. A draft equal to the saved text is no draft. */
export async function saveDraft(id: string, text: string): Promise<void> {
  const { latest } = await readScenario(id)
  const draft = text === latest.text ? null : text
  await database().scenario.update({ where: { id }, data: { draft, draftSavedAt: new Date() } })
}

/** Saves the text as the next revision and clears the draft, both or neither. The same text as before makes no new revision. */
export async function saveRevision(id: string, text: string): Promise<{ id: string; number: number }> {
  const { latest } = await readScenario(id)
  if (latest.text === text) {
    await database().scenario.update({ where: { id }, data: { draft: null } })
    return { id: latest.id, number: latest.number }
  }
  const revision = { id: newIdentifier(), number: latest.number + 1, text }
  const saved = { draft: null, name: documentName(text), updatedAt: new Date(), revisions: { create: revision } }
  try {
    await database().scenario.update({ where: { id }, data: saved })
  } catch (error) {
    if ((error as { code?: unknown }).code !== uniqueViolation) throw error
    throw new AppError('conflict', 'Another window saved a revision at the same moment. Your text is still here: save again.')
  }
  return { id: revision.id, number: revision.number }
}

export async function setArchived(id: string, isArchived: boolean): Promise<void> {
  const { count } = await database().scenario.updateMany({ where: { id }, data: { archivedAt: isArchived ? new Date() : null } })
  if (count === 0) throw nothingThere()
}
