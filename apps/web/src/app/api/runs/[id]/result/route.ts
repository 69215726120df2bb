import { route } from '@/server/http.ts'
import { readResult } from '@/server/runs.ts'

/** The stored value as it is; a finished run never changes, so the browser may keep it. */
export const GET = route<{ id: string }>(async (_request, { id }) => {
  const value = await readResult(id)
  return new Response(value, {
    headers: { 'content-type': 'application/octet-stream', 'cache-control': 'private, max-age=31536000, immutable' },
  })
})
