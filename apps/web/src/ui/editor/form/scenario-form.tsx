'use client'

import { Accordion, Badge, Skeleton, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { type DocumentPath, readDocument, removeAt, setAt, valueAt } from '@/scenario-document/edit-document.ts'
import type { Diagnostic, JsonSchema } from '@/simulation/engine.ts'
import { Field } from './field.tsx'
import classes from './form.module.css'
import { FormContext } from './form-context.ts'

type Props = { schema: JsonSchema | null; text: string; diagnostics: readonly Diagnostic[]; onChange: (text: string) => void }

const sections = [
  { key: 'run', title: 'Time' },
  { key: 'traffic', title: 'Traffic' },
  { key: 'edge', title: 'Edge' },
  { key: 'services', title: 'Services' },
  { key: 'nodes', title: 'Nodes' },
  { key: 'bill', title: 'Bill' },
  { key: 'objectives', title: 'Objectives' },
] as const

/** The document as a form made from its schema. Each change is one edit of the text; comments in it stay. */
export function ScenarioForm({ schema, text, diagnostics, onChange }: Props) {
  const data = useMemo(() => readDocument(text), [text])
  const form = useMemo(
    () => ({
      data,
      diagnostics,
      set: (path: DocumentPath, value: unknown) => onChange(setAt(text, path, value)),
      remove: (path: DocumentPath) => onChange(removeAt(text, path)),
    }),
    [data, diagnostics, text, onChange],
  )
  if (!schema) return <FormSkeleton />
  if (data === null)
    return (
      <Text p="md" c="dimmed" size="sm">
        The text cannot be read as YAML just now, so there are no fields to show. Correct it beside, and the form is back.
      </Text>
    )
  return (
    <FormContext value={form}>
      <Accordion
        multiple
        defaultValue={['traffic', 'edge', 'services']}
        classNames={{ control: classes.section, content: classes.body }}
        chevronPosition="left"
      >
        {sections.map(({ key, title }) => {
          const part = schema.properties?.[key]
          if (!part) return null
          return (
            <Accordion.Item key={key} value={key}>
              <Accordion.Control>
                {title} <SectionNote value={valueAt(data, [key])} problems={problemsIn(diagnostics, key)} />
              </Accordion.Control>
              <Accordion.Panel>
                <Field schema={part} path={[key]} name={title} isRequired={schema.required?.includes(key) ?? false} isTop />
              </Accordion.Panel>
            </Accordion.Item>
          )
        })}
      </Accordion>
    </FormContext>
  )
}

function problemsIn(diagnostics: readonly Diagnostic[], key: string): number {
  return diagnostics.filter(({ path, severity }) => severity === 'error' && (path === key || path.startsWith(`${key}.`))).length
}

function SectionNote({ value, problems }: { value: unknown; problems: number }) {
  if (problems > 0)
    return (
      <Badge size="sm" color="red" variant="light" tt="none">
        {problems === 1 ? '1 problem' : `${problems} problems`}
      </Badge>
    )
  return Array.isArray(value) && value.length > 0 ? <span className={classes.count}>{value.length}</span> : null
}

function FormSkeleton() {
  return (
    <Stack p="md" gap="sm" aria-busy="true">
      {sections.map(({ key }) => (
        <Skeleton key={key} height={36} animate={false} />
      ))}
    </Stack>
  )
}
