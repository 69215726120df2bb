'use client'

import { Select, Stack } from '@mantine/core'
import type { FieldProps } from './field.tsx'
import { discriminatorOf, emptyValue, type Member, titleOf } from './field-kind.ts'
import { useField } from './form-context.ts'
import { Fields } from './group-field.tsx'

type Props = FieldProps & { readonly members: readonly Member[] }

/** One of a family of strategies, told apart by `kind`: its title and help to choose by, and its own fields below. */
export function ChoiceByKind({ members, path, name, schema, isTop }: Props) {
  const field = useField(path)
  const discriminator = members[0] ? discriminatorOf(members[0].schema) : 'kind'
  const current =
    (field.value as Record<string, unknown> | undefined)?.[discriminator] ??
    (schema.default as Record<string, unknown> | undefined)?.[discriminator]
  const member = members.find((candidate) => candidate.name === current)
  return (
    <Stack gap="xs">
      {members.length > 1 && (
        <MemberSelect
          label={isTop ? 'Kind' : titleOf(name, schema)}
          members={members}
          current={member}
          error={field.error}
          onChoose={(chosen) => field.set(keepShared(field.value, chosen))}
        />
      )}
      {member && <Fields schema={member.schema} path={path} skip={[discriminator]} />}
    </Stack>
  )
}

/** One of several sections, told apart by its key: `hpa` or `fixed`, `pool` or `fixed`. */
export function ChoiceByKey({ members, path, name, schema, isTop }: Props) {
  const field = useField(path)
  const keys = typeof field.value === 'object' && field.value !== null ? Object.keys(field.value) : []
  const member = members.find((candidate) => keys.includes(candidate.name))
  return (
    <Stack gap="xs">
      <MemberSelect
        label={isTop ? 'Kind' : titleOf(name, schema)}
        members={members}
        current={member}
        error={field.error}
        onChoose={(chosen) => field.set({ [chosen.name]: emptyValue(chosen.schema) })}
      />
      {member && <Fields schema={member.schema} path={[...path, member.name]} />}
    </Stack>
  )
}

type SelectProps = {
  label: string
  members: readonly Member[]
  current: Member | undefined
  error: string | undefined
  onChoose: (member: Member) => void
}

function MemberSelect({ label, members, current, error, onChoose }: SelectProps) {
  return (
    <Select
      size="xs"
      label={label}
      description={current?.help}
      error={error}
      allowDeselect={false}
      data={members.map(({ name, title }) => ({ value: name, label: title }))}
      value={current?.name ?? null}
      placeholder="Choose"
      onChange={(value) => {
        const chosen = members.find(({ name }) => name === value)
        if (chosen && chosen !== current) onChoose(chosen)
      }}
    />
  )
}

/** Fields that both strategies have keep their values: a rate is not lost by changing who enforces it. */
function keepShared(before: unknown, { schema }: Member): unknown {
  const start = emptyValue(schema) as Record<string, unknown>
  const known = (typeof before === 'object' && before !== null ? before : {}) as Record<string, unknown>
  const shared = Object.entries(known).filter(([key]) => {
    const part = schema.properties?.[key]
    return part && part.const === undefined && (part.pattern === undefined || new RegExp(part.pattern).test(String(known[key])))
  })
  return { ...start, ...Object.fromEntries(shared) }
}
