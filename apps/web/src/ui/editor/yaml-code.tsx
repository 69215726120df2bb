'use client'

import { yaml } from '@codemirror/lang-yaml'
import CodeMirror, { EditorView } from '@uiw/react-codemirror'
import classes from './editor.module.css'
import { yamlTheme } from './yaml-theme.ts'

const extensions = [yaml(), yamlTheme, EditorView.contentAttributes.of({ 'aria-label': 'Scenario document', tabindex: '0' })]

export function YamlCode({ text }: { text: string }) {
  return (
    <CodeMirror
      className={classes.code}
      value={text}
      editable={false}
      theme="none"
      extensions={extensions}
      basicSetup={{ foldGutter: false, highlightActiveLine: false }}
    />
  )
}
