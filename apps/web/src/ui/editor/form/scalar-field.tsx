'use client'

import { Select, Switch, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { printInline, readInline } from '@/scenario-document/edit-document.ts'
import type { FieldProps } from './field.tsx'
import { titleOf } from './field-kind.ts'
import classes from './form.module.css'
import { useField } from './form-context.ts'
import { ResetButton } from './reset-button.tsx'

/** What label, help and state every control shares. */
function useControl({ schema, path, name, isRequired }: FieldProps) {
  const field = useField(path)
  const isSet = field.value !== undefined
  const fallback = schema.default === undefined ? '' : printInline(schema.default)
  return {
    field,
    fallback,
    shared: {
      size: 'xs' as const,
      label: titleOf(name, schema),
      description: schema.description,
      error: field.error,
      required: isRequired,
      withAsterisk: false,
      classNames: { description: classes.help, label: classes.label },
      rightSection:
        isSet && !isRequired ? <ResetButton name={titleOf(name, schema)} fallback={fallback} onReset={field.remove} /> : undefined,
    },
  }
}

/** Text that is written when the field is left or Enter is pressed: half a number never reaches the document. */
function useDraft(value: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const done = () => {
    if (draft !== value) commit(draft)
  }
  return {
    value: draft,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setDraft(event.currentTarget.value),
    onBlur: done,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') done()
    },
  }
}

/** Text, a quantity such as 500m or 5m, or a law such as { p50: 18ms, p99: 120ms }. */
export function TextField(props: FieldProps) {
  const { field, fallback, shared } = useControl(props)
  const isPlain = props.schema.type === 'string' && !props.schema.anyOf
  const draft = useDraft(printInline(field.value), (text) => (text === '' ? field.remove() : field.set(isPlain ? text : readInline(text))))
  return <TextInput {...shared} {...draft} placeholder={fallback || unitHints[props.schema.unit ?? '']} />
}

const unitHints: Readonly<Record<string, string>> = {
  duration: '5m',
  'duration law': '20ms or { p50: 18ms, p99: 120ms }',
  rate: '800/s',
  cores: '500m',
  bytes: '512Mi',
  instant: '2026-11-27T09:00:00Z',
}

export function NumberField(props: FieldProps) {
  const { field, fallback, shared } = useControl(props)
  const draft = useDraft(printInline(field.value), (text) => (text.trim() === '' ? field.remove() : field.set(readInline(text))))
  return <TextInput {...shared} {...draft} inputMode="decimal" placeholder={fallback} />
}

export function SelectField({ values, ...props }: FieldProps & { values: readonly string[] }) {
  const { field, fallback, shared } = useControl(props)
  return (
    <Select
      {...shared}
      data={[...values]}
      value={field.value === undefined ? null : String(field.value)}
      placeholder={fallback}
      onChange={(value) => (value === null ? field.remove() : field.set(value))}
      comboboxProps={{ withinPortal: true }}
    />
  )
}

export function SwitchField(props: FieldProps) {
  const { field, shared } = useControl(props)
  const { label, description, error } = shared
  return (
    <Switch
      size="xs"
      label={label}
      description={description}
      error={error}
      checked={field.value === undefined ? props.schema.default === true : field.value === true}
      onChange={(event) => field.set(event.currentTarget.checked)}
    />
  )
}
