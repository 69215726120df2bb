import { readJson, route, seedField, textField } from '@/server/http.ts'
import { runText } from '@/server/runs.ts'
import { documentLimit } from '@/server/scenarios.ts'

/** Saves the text as a revision if it is a new one, and runs it. */
export const POST = route<{ id: string }>(async (request, { id }) => {
  const body = await readJson(request)
  const run = await runText(id, textField(body, 'text', documentLimit), seedField(body, 'seed'))
  return Response.json({ id: run }, { status: 201 })
})
