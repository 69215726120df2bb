import { readJson, route, textField } from '@/server/http.ts'
import { documentLimit, listRevisions, saveRevision } from '@/server/scenarios.ts'

export const GET = route<{ id: string }>(async (_request, { id }) => Response.json(await listRevisions(id)))

export const POST = route<{ id: string }>(async (request, { id }) => {
  const { number } = await saveRevision(id, textField(await readJson(request), 'text', documentLimit))
  return Response.json({ number }, { status: 201 })
})
