import { readJson, route, textField } from '@/server/http.ts'
import { documentLimit, saveDraft } from '@/server/scenarios.ts'

export const PUT = route<{ id: string }>(async (request, { id }) => {
  await saveDraft(id, textField(await readJson(request), 'text', documentLimit))
  return Response.json({ id })
})
