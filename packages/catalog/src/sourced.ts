/** The clouds that this catalogue knows. */
export type Provider = 'aws' | 'gcp' | 'azure'

/** Where a figure comes from, and the day it was true there. Source codes are spelled out in the README. */
export type Sourced = {
  readonly source: string
  /** ISO date; a bare year or month where the source gives no more. */
  readonly asOf: string
}
