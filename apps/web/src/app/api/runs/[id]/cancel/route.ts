import { route } from '@/server/http.ts'
import { cancelRun } from '@/server/runs.ts'

export const POST = route<{ id: string }>(async (_request, { id }) => {
  await cancelRun(id)
  return Response.json({ id })
})
