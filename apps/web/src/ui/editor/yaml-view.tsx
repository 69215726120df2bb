'use client'

import dynamic from 'next/dynamic'

const YamlCode = dynamic(() => import('./yaml-code.tsx').then(({ YamlCode }) => YamlCode), { ssr: false })

/** A document to read and copy, not to change. */
export function YamlView({ text }: { text: string }) {
  return <YamlCode text={text} />
}
