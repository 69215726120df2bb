import { z } from 'zod'

/**
 * A name that is a part of a URL, checked as the API server checks it.
 *
 * @param missing what it says of an empty one
 * @see k8s.io/apimachinery/pkg/api/validation/path: IsValidPathSegmentName
 */
export function pathSegment(missing: string) {
  return z
    .string({ error: ({ input }) => (input === undefined ? missing : undefined) })
    .min(1, missing)
    .refine((name) => name !== '.' && name !== '..', { error: ({ input }) => `may not be '${input}'` })
    .refine((name) => !name.includes('/'), "may not contain '/'")
    .refine((name) => !name.includes('%'), "may not contain '%'")
}

/** A CrossVersionObjectReference. */
export const objectReference = z.strictObject({
  apiVersion: z.string().optional(),
  kind: pathSegment('must specify a kind'),
  name: pathSegment('must specify a name'),
})
