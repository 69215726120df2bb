'use client'

import dynamic from 'next/dynamic'

/** CodeMirror works on the page's own document, so it is loaded in the browser only. */
export const YamlEditor = dynamic(() => import('./yaml-input.tsx').then(({ YamlInput }) => YamlInput), { ssr: false })
