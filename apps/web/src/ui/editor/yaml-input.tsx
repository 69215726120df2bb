'use client'

import { autocompletion } from '@codemirror/autocomplete'
import { yaml } from '@codemirror/lang-yaml'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import CodeMirror, { EditorView, type ReactCodeMirrorRef } from '@uiw/react-codemirror'
import { useEffect, useMemo, useRef } from 'react'
import type { Diagnostic, JsonSchema } from '@/simulation/engine.ts'
import classes from './editor.module.css'
import { completionsFrom } from './yaml-completion.ts'
import { marksOf } from './yaml-marks.ts'
import { yamlTheme } from './yaml-theme.ts'

type Props = { text: string; diagnostics: readonly Diagnostic[]; schema: JsonSchema | null; onChange: (text: string) => void }

/** The document as text: problems underlined where they are, keys and values completed from the schema. */
export function YamlInput({ text, diagnostics, schema, onChange }: Props) {
  const editor = useRef<ReactCodeMirrorRef>(null)
  const extensions = useMemo(
    () => [
      yaml(),
      yamlTheme,
      lintGutter(),
      autocompletion({ override: schema ? [completionsFrom(schema)] : [], icons: false }),
      EditorView.contentAttributes.of({ 'aria-label': 'Scenario document', tabindex: '0' }),
    ],
    [schema],
  )
  useEffect(() => {
    const view = editor.current?.view
    if (view) view.dispatch(setDiagnostics(view.state, marksOf(view.state.doc, diagnostics)))
  }, [diagnostics])
  return (
    <CodeMirror
      ref={editor}
      className={classes.editor}
      height="100%"
      value={text}
      onChange={onChange}
      theme="none"
      extensions={extensions}
      // Tab leaves the editor: a keyboard must not be caught in it. Indent with Ctrl or ⌘ and ].
      indentWithTab={false}
      basicSetup={{ tabSize: 2, autocompletion: false }}
    />
  )
}
