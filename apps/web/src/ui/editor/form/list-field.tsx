'use client'

import { ActionIcon, Button, Group, Paper, Stack, TagsInput, Text, Textarea } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { type DocumentPath, printInline, readInline } from '@/scenario-document/edit-document.ts'
import type { JsonSchema } from '@/simulation/engine.ts'
import { Field, type FieldProps } from './field.tsx'
import { emptyValue, fieldKind, titleOf } from './field-kind.ts'
import classes from './form.module.css'
import { useField } from './form-context.ts'

/** A list of maps: one card an item, and a way to add another. */
export function ListField({ schema, path, name, items, isTop }: FieldProps & { items: JsonSchema }) {
  const field = useField(path)
  const list = Array.isArray(field.value) ? field.value : []
  const add = () => field.set([...list, named(emptyValue(items), list.length)])
  return (
    <Stack gap="xs">
      {!isTop && <Text className={classes.label}>{titleOf(name, schema)}</Text>}
      {list.length === 0 && (
        <Text size="xs" c="dimmed">
          {schema.description ? `${schema.description}: none.` : 'None.'}
        </Text>
      )}
      {list.map((item, index) => (
        <Item key={keyOf(item, index)} items={items} path={[...path, index]} value={item} isAlone={list.length <= (schema.minItems ?? 0)} />
      ))}
      <Button variant="default" size="compact-xs" w="fit-content" leftSection={<IconPlus size={13} aria-hidden />} onClick={add}>
        Add {isTop ? singular(name) : ''}
      </Button>
      {field.error && <Text className={classes.error}>{field.error}</Text>}
    </Stack>
  )
}

function Item({ items, path, value, isAlone }: { items: JsonSchema; path: DocumentPath; value: unknown; isAlone: boolean }) {
  const { remove } = useField(path)
  const title = titleOfItem(value, items)
  return (
    <Paper withBorder p="sm" className={classes.item}>
      <Group justify="space-between" mb={4} wrap="nowrap">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${title}`} disabled={isAlone} onClick={remove}>
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      </Group>
      <Field schema={items} path={path} name="" isRequired isTop />
    </Paper>
  )
}

function titleOfItem(value: unknown, items: JsonSchema): string {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (typeof fields.name === 'string') return fields.name
  const kind = fieldKind(items)
  const member = kind.kind === 'byKind' ? kind.members.find(({ name }) => name === (fields.kind ?? fields.type)) : undefined
  return member?.title || (typeof fields.type === 'string' ? fields.type : 'Item')
}

const keyOf = (item: unknown, index: number): string => `${index} ${(item as { kind?: string } | null)?.kind ?? ''}`

/** A new item with a name gets one that no other has yet. */
function named(value: unknown, position: number): unknown {
  const fields = value as Record<string, unknown>
  return typeof fields === 'object' && fields !== null && 'name' in fields ? { ...fields, name: `new-${position + 1}` } : value
}

const singular = (name: string) => ({ Traffic: 'source', Edge: 'limiter', Services: 'service' })[name] ?? ''

/** A list of plain values, one a line. */
export function LinesField({ schema, path, name, isTop }: FieldProps) {
  const field = useField(path)
  const lines = Array.isArray(field.value) ? field.value.map(printInline) : []
  const label = titleOf(name, schema)
  if (schema.items?.type === 'number')
    return (
      <TagsInput
        size="xs"
        label={label}
        description={schema.description}
        value={lines}
        error={field.error}
        onChange={(values) => field.set(values.map(readInline))}
      />
    )
  return (
    <LinesInput
      label={isTop ? undefined : label}
      ariaLabel={label}
      help={schema.description}
      error={field.error}
      lines={lines}
      onChange={(values) => (values.length > 0 ? field.set(values) : field.remove())}
    />
  )
}

function LinesInput({
  label,
  ariaLabel,
  help,
  error,
  lines,
  onChange,
}: {
  label?: string
  ariaLabel: string
  help?: string
  error?: string
  lines: readonly string[]
  onChange: (lines: string[]) => void
}) {
  const [draft, setDraft] = useState(lines.join('\n'))
  const written = lines.join('\n')
  useEffect(() => setDraft(written), [written])
  const commit = () => {
    if (draft !== written)
      onChange(
        draft
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      )
  }
  return (
    <Textarea
      size="xs"
      label={label}
      aria-label={ariaLabel}
      description={help}
      error={error}
      autosize
      minRows={2}
      maxRows={10}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      classNames={{ input: classes.lines, description: classes.help }}
    />
  )
}
