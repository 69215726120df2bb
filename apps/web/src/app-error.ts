/** What went wrong, in one of few ways; each has one HTTP status. */
export type AppErrorCode = 'bad-input' | 'refused' | 'not-found' | 'conflict' | 'too-large' | 'failed'

export const statusOf: Readonly<Record<AppErrorCode, number>> = {
  'bad-input': 400,
  refused: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  failed: 500,
}

/** The body of every answer that is not a success. */
export type ErrorBody = { readonly error: { readonly code: AppErrorCode; readonly message: string } }

/** The one error that the dashboard shows to people: a sentence that says what happened and what to do. */
export class AppError extends Error {
  readonly code: AppErrorCode

  constructor(code: AppErrorCode, message: string) {
    super(message)
    this.name = 'AppError'
    this.code = code
  }
}
