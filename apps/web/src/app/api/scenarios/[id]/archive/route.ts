import { route } from '@/server/http.ts'
import { setArchived } from '@/server/scenarios.ts'

/** Archiving hides; nothing is deleted, and DELETE takes it out of the archive again. */
export const PUT = route<{ id: string }>(async (_request, { id }) => {
  await setArchived(id, true)
  return Response.json({ id })
})

export const DELETE = route<{ id: string }>(async (_request, { id }) => {
  await setArchived(id, false)
  return Response.json({ id })
})
