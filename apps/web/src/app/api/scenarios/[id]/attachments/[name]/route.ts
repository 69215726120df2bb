import { deleteAttachment, readAttachment, storeAttachment, traceLimitBytes } from '@/server/attachments.ts'
import { boundedBody, route } from '@/server/http.ts'

type Params = { id: string; name: string }

export const GET = route<Params>(async (_request, { id, name }) => {
  const pieces = readAttachment(id, name)
  // The first piece is read here, so that an unknown name is answered with 404 instead of a broken download.
  let next = await pieces.next()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close()
      controller.enqueue(next.value)
      next = await pieces.next()
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment', 'cache-control': 'no-store' },
  })
})

/** The body is the file itself, streamed into the database. */
export const PUT = route<Params>(async (request, { id, name }) => {
  const stored = await storeAttachment(id, name, boundedBody(request, traceLimitBytes))
  return Response.json({ name, sizeBytes: stored.sizeBytes }, { status: 201 })
})

export const DELETE = route<Params>(async (_request, { id, name }) => {
  await deleteAttachment(id, name)
  return Response.json({ name })
})
