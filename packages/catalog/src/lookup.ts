/** What a look-up found; an unknown id is an answer too, with the known ids that look most like it. */
export type Lookup<T> =
  | { readonly isKnown: true; readonly value: T }
  | { readonly isKnown: false; readonly asked: string; readonly nearest: readonly string[]; readonly message: string }
