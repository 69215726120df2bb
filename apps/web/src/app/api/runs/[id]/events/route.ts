import { route } from '@/server/http.ts'
import { runner } from '@/server/runner/runner.ts'
import { readProgress } from '@/server/runs.ts'
import { isFinal, type RunProgress } from '@/simulation/run-state.ts'

/** Progress as server-sent events; ends with the run. Closing the connection leaves the run alone. */
export const GET = route<{ id: string }>(async (_request, { id }) => {
  const encoder = new TextEncoder()
  const known = await readProgress(id)
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (progress: RunProgress) => {
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(progress)}\n\n`))
        if (!isFinal(progress.status)) return
        stop()
        controller.close()
      }
      stop = runner().subscribe(id, send)
      send(known)
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' },
  })
})
