'use client'

import type { DocumentPath } from '@/scenario-document/edit-document.ts'
import type { JsonSchema } from '@/simulation/engine.ts'
import { ChoiceByKey, ChoiceByKind } from './choice-field.tsx'
import { fieldKind } from './field-kind.ts'
import { GroupField } from './group-field.tsx'
import { LinesField, ListField } from './list-field.tsx'
import { NumberField, SelectField, SwitchField, TextField } from './scalar-field.tsx'

export type FieldProps = {
  readonly schema: JsonSchema
  readonly path: DocumentPath
  readonly name: string
  readonly isRequired: boolean
  /** The field is the whole of a section: its title stands above it already. */
  readonly isTop?: boolean
}

/** The control for a part of the schema, whatever it is. */
export function Field(props: FieldProps) {
  const kind = fieldKind(props.schema)
  switch (kind.kind) {
    case 'constant':
      return null
    case 'byKind':
      return <ChoiceByKind {...props} members={kind.members} />
    case 'byKey':
      return <ChoiceByKey {...props} members={kind.members} />
    case 'group':
      return <GroupField {...props} properties={kind.properties} />
    case 'list':
      return <ListField {...props} items={kind.items} />
    case 'lines':
      return <LinesField {...props} />
    case 'select':
      return <SelectField {...props} values={kind.values} />
    case 'switch':
      return <SwitchField {...props} />
    case 'number':
      return <NumberField {...props} />
    case 'text':
      return <TextField {...props} />
    default:
      return kind satisfies never
  }
}
