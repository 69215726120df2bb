import { z } from 'zod'

/** What every strategy folder exports: its name, how to ask for it in a document, and what it is for. */
export type Strategy<Kind extends string = string, Spec extends z.ZodObject = z.ZodObject> = {
  readonly kind: Kind
  /** Short title for people, on buttons and cards. */
  readonly title: string
  /** One sentence: what it does and when to choose it. */
  readonly help: string
  /** Strict object with a literal `kind`. */
  readonly spec: Spec
}

type SpecOf<S> = S extends { readonly spec: infer Z } ? (Z extends z.ZodObject ? Z : never) : never

export type Registry<Members extends readonly Strategy[]> = {
  readonly members: Members
  readonly kinds: readonly Members[number]['kind'][]
  /** Union of the members' specs, told apart by `kind`: schema, completion, form and validation follow from it. */
  readonly spec: z.ZodDiscriminatedUnion<[SpecOf<Members[number]>, ...SpecOf<Members[number]>[]], 'kind'>
  /** The member of that kind. @throws RangeError for an unknown kind; a validated document never holds one. */
  get<Kind extends Members[number]['kind']>(kind: Kind): Extract<Members[number], { readonly kind: Kind }>
}

/** A family of strategies as one list. Adding a strategy is one folder and its name here. */
export function registry<const Members extends readonly [Strategy, ...Strategy[]]>(...members: Members): Registry<Members> {
  const byKind = new Map<string, Strategy>(members.map((member) => [member.kind, member]))
  const specs = members.map((member) => member.spec.meta({ title: member.title, description: member.help }))
  return {
    members,
    kinds: members.map((member) => member.kind),
    spec: z.discriminatedUnion('kind', specs as unknown as [SpecOf<Members[number]>, ...SpecOf<Members[number]>[]]),
    get(kind) {
      const found = byKind.get(kind)
      if (!found) throw new RangeError(`no strategy of kind ${kind}; known: ${[...byKind.keys()].join(', ')}`)
      return found as Extract<Members[number], { readonly kind: typeof kind }>
    },
  }
}
