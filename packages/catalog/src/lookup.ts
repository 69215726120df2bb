import { nearest } from '@plimsoll/kernel'

/** What a look-up found; an unknown id is an answer too, with the known ids that look most like it. */
export type Lookup<T> =
  | { readonly isKnown: true; readonly value: T }
  | { readonly isKnown: false; readonly asked: string; readonly nearest: readonly string[]; readonly message: string }

/** Answer to a question about something the catalogue does not hold. */
export function unknown(what: string, asked: string, known: readonly string[]): Lookup<never> {
  const near = nearest(asked, known)
  return { isKnown: false, asked, nearest: near, message: `unknown ${what} '${asked}'; the nearest known are ${near.join(', ')}` }
}
