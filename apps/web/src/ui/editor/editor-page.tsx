'use client'

import { Container, SegmentedControl, Stack } from '@mantine/core'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { usePreview } from '@/simulation/use-preview.ts'
import { ProblemsList } from '../elements/problems-list.tsx'
import { AttachmentsPanel } from './attachments-panel.tsx'
import classes from './editor.module.css'
import { EditorHeader } from './editor-header.tsx'
import { ScenarioForm } from './form/scenario-form.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { type EditedScenario, type RevisionRow, useDocument } from './use-document.ts'
import { type AttachmentRow, useTraces } from './use-traces.ts'
import { YamlEditor } from './yaml-editor.tsx'

type Props = { scenario: EditedScenario; revisions: readonly RevisionRow[]; attachments: readonly AttachmentRow[] }

const views = ['split', 'form', 'yaml'] as const

/** One document, as form and as text, with what it does beside it. */
export function EditorPage({ scenario, revisions, attachments }: Props) {
  const [view, setView] = useQueryState('view', parseAsStringLiteral(views).withDefault('split'))
  const document = useDocument(scenario)
  const traces = useTraces(scenario.id, document.text, attachments)
  const preview = usePreview(document.text, traces.ready)
  const diagnostics = [...traces.diagnostics, ...preview.diagnostics]
  return (
    <Container fluid py="md" px={{ base: 'sm', sm: 'lg' }} className={classes.page}>
      <Stack gap="sm">
        <EditorHeader
          scenario={scenario}
          document={document}
          revisions={revisions}
          canRun={preview.canRun && traces.diagnostics.length === 0}
        />
        <SegmentedControl
          aria-label="How to edit"
          size="xs"
          w="fit-content"
          value={view}
          onChange={(value) => void setView(value as (typeof views)[number])}
          data={[
            { value: 'split', label: 'Form and YAML' },
            { value: 'form', label: 'Form' },
            { value: 'yaml', label: 'YAML' },
          ]}
        />
        <div className={classes.columns} data-view={view}>
          {view !== 'yaml' && (
            <section className={classes.form} aria-label="Form">
              <ScenarioForm schema={preview.schema} text={document.text} diagnostics={diagnostics} onChange={document.edit} />
              <AttachmentsPanel traces={traces} />
            </section>
          )}
          {view !== 'form' && (
            <section className={classes.text} aria-label="YAML">
              <YamlEditor text={document.text} diagnostics={diagnostics} schema={preview.schema} onChange={document.edit} />
              <ProblemsList diagnostics={diagnostics} />
            </section>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section className={classes.preview} aria-label="Preview" tabIndex={0}>
            <PreviewPane preview={preview} problems={diagnostics.filter(({ severity }) => severity === 'error').length} />
          </section>
        </div>
        {view === 'form' && <ProblemsList diagnostics={diagnostics} />}
      </Stack>
    </Container>
  )
}
