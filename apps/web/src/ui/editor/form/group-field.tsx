'use client'

import { Button, Collapse, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type DocumentPath, valueAt } from '@/scenario-document/edit-document.ts'
import type { JsonSchema } from '@/simulation/engine.ts'
import { Field, type FieldProps } from './field.tsx'
import { fieldKind, titleOf } from './field-kind.ts'
import classes from './form.module.css'
import { useField } from './form-context.ts'

/** A map with fields of its own. */
export function GroupField({ schema, path, name, isTop }: FieldProps & { properties: Readonly<Record<string, JsonSchema>> }) {
  const { value } = useField(path)
  if (isTop) return <Fields schema={schema} path={path} />
  return (
    <Fold title={titleOf(name, schema)} isOpen={value !== undefined}>
      <Fields schema={schema} path={path} />
    </Fold>
  )
}

/** Fields that are required or set come first; the rest, all at their defaults, is folded away. */
export function Fields({ schema, path, skip = [] }: { schema: JsonSchema; path: DocumentPath; skip?: readonly string[] }) {
  const { value } = useField(path)
  const required = schema.required ?? []
  const names = Object.keys(schema.properties ?? {}).filter(
    (name) => !skip.includes(name) && fieldKind(schema.properties?.[name] as JsonSchema).kind !== 'constant',
  )
  const isShown = (name: string) => required.includes(name) || valueAt(value, [name]) !== undefined
  const rest = names.filter((name) => !isShown(name))
  const draw = (name: string) => (
    <Field
      key={name}
      schema={schema.properties?.[name] as JsonSchema}
      path={[...path, name]}
      name={name}
      isRequired={required.includes(name)}
    />
  )
  return (
    <Stack gap="xs">
      {names.filter(isShown).map(draw)}
      {rest.length > 0 && (
        <Fold title={`More (${rest.length}, at ${rest.length === 1 ? 'its default' : 'their defaults'})`} isOpen={false}>
          <Stack gap="xs">{rest.map(draw)}</Stack>
        </Fold>
      )}
    </Stack>
  )
}

function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: React.ReactNode }) {
  const [opened, { toggle }] = useDisclosure(isOpen)
  const Icon = opened ? IconChevronDown : IconChevronRight
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-expanded={opened}
        leftSection={<Icon size={13} aria-hidden />}
        onClick={toggle}
        className={classes.fold}
      >
        {title}
      </Button>
      <Collapse expanded={opened} className={classes.nested}>
        {opened && children}
      </Collapse>
    </div>
  )
}
