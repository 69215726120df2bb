import { AppError, type ErrorBody } from './app-error.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Calls a route of the dashboard.
 *
 * @throws AppError with the sentence that the server gave, or one that says that it could not be reached
 */
export async function call<Answer>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const isFile = body instanceof Blob
  const response = await fetch(path, {
    method,
    signal,
    headers: body === undefined || isFile ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : isFile ? body : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new AppError('failed', 'The dashboard does not answer. Is its server still running?')
  })
  if (!response.ok) throw await errorOf(response)
  return (await response.json()) as Answer
}

export async function errorOf(response: Response): Promise<AppError> {
  const body = (await response.json().catch(() => null)) as ErrorBody | null
  return body?.error ? new AppError(body.error.code, body.error.message) : new AppError('failed', `The server answered ${response.status}.`)
}

/** The sentence to show for anything that was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof AppError ? error.message : 'Something went wrong on this page. Reload it; what was saved is safe.'
