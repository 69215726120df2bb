import type { JsonSchema } from '@/simulation/engine.ts'

/**
 * Where a cursor stands: the keys around it, and its own key when it is after the colon. `siblings` are values of the same map, as far as
 * they stand before the cursor: they tell which member of a union is meant.
 */
export type Place = { readonly path: readonly string[]; readonly key: string | null; readonly siblings: Readonly<Record<string, string>> }

export type Choice = { readonly text: string; readonly detail?: string; readonly info?: string; readonly isKey: boolean }

type Frame = { indent: number; key: string; siblings: Record<string, string> }

/** Reads upwards by indentation, which is what YAML means by structure; a half-typed document cannot be parsed. */
export function pathAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n')
  const stack: Frame[] = [{ indent: -1, key: '', siblings: {} }]
  lines.slice(0, -1).forEach((line) => {
    readLine(stack, line)
  })
  const last = lines.at(-1) ?? ''
  const flow = openBrace(last)
  if (flow) return inFlow(stack, flow)
  const match = /^(\s*(?:- +)*)([\w./-]*)(:\s+)?/.exec(last)
  const indent = match?.[1].length ?? 0
  while ((stack.at(-1) as Frame).indent >= indent && stack.length > 1) stack.pop()
  if (/-\s/.test(match?.[1] ?? '')) (stack.at(-1) as Frame).siblings = {}
  return placeOf(stack, match?.[3] ? match[2] : null)
}

function readLine(stack: Frame[], line: string): void {
  const match = /^(\s*(?:- +)*)([\w./-]+):(?:\s+(.*))?$/.exec(line.replace(/\s+#.*$/, ''))
  if (!match) return
  const [, lead, key, value] = match
  const indent = lead.length
  const isItem = lead.includes('-')
  while ((stack.at(-1) as Frame).indent >= indent) stack.pop()
  const parent = stack.at(-1) as Frame
  if (isItem) parent.siblings = {}
  if (value) parent.siblings[key] = value
  stack.push({ indent, key, siblings: {} })
}

/** What stands after the last brace that is still open on the line, with the key before it. */
function openBrace(line: string): { before: string; inside: string } | null {
  let depth = 0
  for (let index = line.length - 1; index >= 0; index--) {
    if (line[index] === '}') depth++
    if (line[index] === '{' && depth-- === 0) return { before: line.slice(0, index), inside: line.slice(index + 1) }
  }
  return null
}

/** Inside braces: the key before them leads in, and what stands between them are the siblings. */
function inFlow(stack: readonly Frame[], { before, inside }: { before: string; inside: string }): Place {
  const outer = openBrace(before)
  const lead = /^(\s*(?:- +)*)/.exec(before)?.[1].length ?? 0
  const base = outer
    ? inFlow(stack, outer).path
    : stack
        .filter(({ indent }) => indent < lead)
        .slice(1)
        .map(({ key }) => key)
  const key = /([\w./-]+):\s*(?:\[[^\]]*)?$/.exec(before)?.[1]
  const open = /([\w./-]+):\s+[\w./-]*$/.exec(inside)?.[1] ?? null
  const written = [...inside.matchAll(/([\w./-]+):\s*([^,{}[\]]+)/g)].map(([, name, value]) => [name, value.trim()] as const)
  const siblings = Object.fromEntries(written.filter(([name]) => name !== open))
  return { path: key ? [...base, key] : base, key: open, siblings }
}

const placeOf = (stack: readonly Frame[], key: string | null): Place => ({
  path: stack.slice(1).map((frame) => frame.key),
  key,
  siblings: stack.at(-1)?.siblings ?? {},
})

/** What may stand there. */
export function choicesAt(schema: JsonSchema, { path, key, siblings }: Place): Choice[] {
  const around = path.reduce<readonly JsonSchema[]>(
    (parts, name) => parts.flatMap((part) => open(part)).flatMap((part) => part.properties?.[name] ?? []),
    [schema],
  )
  const maps = around.flatMap((part) => open(part)).filter((part) => fits(part, siblings))
  if (key !== null) return dedupe(maps.flatMap((part) => valuesOf(part.properties?.[key])))
  return dedupe(
    maps.flatMap((part) =>
      Object.entries(part.properties ?? {})
        .filter(([name]) => !(name in siblings))
        .map(([name, field]) => keyChoice(name, field, part)),
    ),
  )
}

/** A schema's maps: itself, the items of a list, the members of a union. */
function open(schema: JsonSchema): readonly JsonSchema[] {
  if (schema.items) return open(schema.items)
  const members = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]
  return members.length > 0 ? members.flatMap(open) : [schema]
}

function fits({ properties = {} }: JsonSchema, siblings: Readonly<Record<string, string>>): boolean {
  return Object.entries(siblings).every(
    ([name, value]) => properties[name]?.const === undefined || String(properties[name].const) === value,
  )
}

function keyChoice(name: string, field: JsonSchema, map: JsonSchema): Choice {
  const detail = map.required?.includes(name)
    ? 'required'
    : field.default === undefined
      ? undefined
      : `default ${JSON.stringify(field.default)}`
  return { text: name, detail, info: field.description, isKey: true }
}

function valuesOf(field: JsonSchema | undefined): Choice[] {
  if (!field) return []
  if (field.const !== undefined) return [{ text: String(field.const), info: field.description, isKey: false }]
  const own = [...(field.enum ?? []), ...(field.examples ?? []), ...(field.type === 'boolean' ? [true, false] : [])]
  return [
    ...own.map((value) => ({ text: String(value), info: field.description, isKey: false })),
    ...(field.oneOf ?? field.anyOf ?? []).flatMap(valuesOf),
  ]
}

const dedupe = (choices: readonly Choice[]): Choice[] => [...new Map(choices.map((choice) => [choice.text, choice])).values()]
