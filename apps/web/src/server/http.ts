import { AppError, type ErrorBody, statusOf } from '../app-error.ts'
import { findForeign } from './same-origin.ts'

/** Next gives the parameters of a dynamic route as a promise. */
type Context<Params> = { readonly params: Promise<Params> }

/**
 * Wraps a route handler: refuses foreign callers, and turns whatever goes wrong into an `ErrorBody`. Every route.ts goes through it;
 * what is not an AppError is our fault: it is logged here, and the caller learns only that it happened.
 */
export function route<Params>(handle: (request: Request, params: Params) => Promise<Response>) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      const foreign = findForeign(request.method, request.headers)
      if (foreign) throw new AppError('refused', foreign)
      return await handle(request, await context.params)
    } catch (error) {
      if (error instanceof AppError) return failure(error)
      console.error(error)
      return failure(
        new AppError('failed', 'The dashboard failed at this. Its log on the terminal says why; nothing that was saved is lost.'),
      )
    }
  }
}

function failure(error: AppError): Response {
  const body: ErrorBody = { error: { code: error.code, message: error.message } }
  return Response.json(body, { status: statusOf[error.code], headers: { 'cache-control': 'no-store' } })
}

/** A document of 1 MB may double when quoted as JSON. */
const jsonLimitBytes = 2_500_000

/** Reads a JSON object of bounded size. Its fields are still unknown: take them by `textField` and friends. */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of boundedBody(request, jsonLimitBytes)) text += decoder.decode(chunk, { stream: true })
  try {
    const value: unknown = JSON.parse(text + decoder.decode())
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // falls through: not JSON is answered like JSON of the wrong kind
  }
  throw new AppError('bad-input', 'The request must carry a JSON object.')
}

/** The body's chunks; stops with an error at the first byte beyond the limit, whatever Content-Length claimed. */
export async function* boundedBody(request: Request, limitBytes: number): AsyncGenerator<Uint8Array> {
  const tooLarge = () => new AppError('too-large', `The upload is larger than ${Math.floor(limitBytes / 1e6)} MB, the most this accepts.`)
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge()
  if (!request.body) return
  let seenBytes = 0
  const reader = request.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      seenBytes += value.byteLength
      if (seenBytes > limitBytes) throw tooLarge()
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

export function textField(body: Readonly<Record<string, unknown>>, name: string, limit: number): string {
  const value = body[name]
  if (typeof value !== 'string') throw new AppError('bad-input', `The field "${name}" must be text.`)
  if (value.length > limit) throw new AppError('too-large', `"${name}" has ${value.length} characters; at most ${limit} are accepted.`)
  return value
}

/** A whole number in [0, 2^32), or undefined when the field is absent. */
export function seedField(body: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value
  throw new AppError('bad-input', `"${name}" must be a whole number from 0 to 4294967295.`)
}
