import { notFound } from 'next/navigation'
import { AppError } from '../app-error.ts'

/** For pages: what is not there becomes Next's own 404 page. */
export async function orNotFound<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound()
    throw error
  }
}
