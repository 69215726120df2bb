import { route } from '@/server/http.ts'
import { readRevision } from '@/server/scenarios.ts'

export const GET = route<{ id: string; number: string }>(async (_request, { id, number }) => {
  const { text } = await readRevision(id, Number.parseInt(number, 10) || 0)
  return Response.json({ text })
})
