import { z } from 'zod'

/** A strategy that a document asks for by its own key, so that a Kubernetes spec can be pasted under it: `autoscaler: { hpa: … }`. */
export type KeyedStrategy<Kind extends string = string, Spec extends z.ZodType = z.ZodType> = {
  readonly kind: Kind
  readonly title: string
  readonly help: string
  readonly spec: Spec
}

type Chosen<Member> = Member extends { readonly kind: infer Kind; readonly spec: infer Spec }
  ? Spec extends z.ZodType
    ? { readonly kind: Kind; readonly spec: z.output<Spec> }
    : never
  : never

/** A family of strategies of which a document names exactly one by its key. */
export function keyedRegistry<const Members extends readonly [KeyedStrategy, ...KeyedStrategy[]]>(...members: Members) {
  const kinds = members.map((member) => member.kind) as Members[number]['kind'][]
  const shape = Object.fromEntries(members.map(({ kind, title, help, spec }) => [kind, spec.meta({ title, description: help }).optional()]))
  const spec = z.strictObject(shape).transform((given, context) => {
    const named = kinds.filter((kind) => given[kind] !== undefined)
    if (named.length === 1) return { kind: named[0], spec: given[named[0]] } as Chosen<Members[number]>
    context.addIssue({
      code: 'custom',
      message: `expected exactly one of ${kinds.join(', ')}; found ${named.length === 0 ? 'none' : named.join(' and ')}`,
    })
    return z.NEVER
  })
  return { members, kinds, spec }
}
