/** Plain facts that explain a broken invariant. */
export type InvariantDetails = Readonly<Record<string, number | string | boolean | null | undefined>>

/** A bug of ours, never of the input: something that must hold did not. `code` names the rule, such as `pods/ready-count`. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
  readonly code: string
  readonly details: InvariantDetails

  constructor(code: string, details: InvariantDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.code = code
    this.details = details
  }
}

/** @throws InvariantError when the claim is false */
export function invariant(isTrue: boolean, code: string, details?: InvariantDetails): asserts isTrue {
  if (!isTrue) throw new InvariantError(code, details)
}
