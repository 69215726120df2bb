'use client'

import { useDeferredValue, useEffect, useState } from 'react'
import type { Imported } from '@/simulation/engine.ts'

/** Characters that are imported while the reader types; whole clusters are for the command line. */
const mostCharacters = 2_000_000

export type OwnDocument = {
  /** What would be created; null while there is nothing to create. */
  readonly scenario: string | null
  /** Of manifests: what became of them. */
  readonly imported: Imported | null
  readonly refusal: string | null
}

const nothing: OwnDocument = { scenario: null, imported: null, refusal: null }

/** What a text is: a scenario, taken as it is, or manifests, imported in the browser by the importer of the command line. */
export function useManifests(text: string): OwnDocument {
  const settled = useDeferredValue(text)
  const [document, setDocument] = useState(nothing)
  useEffect(() => {
    let isCurrent = true
    void read(settled).then((read) => isCurrent && setDocument(read))
    return () => {
      isCurrent = false
    }
  }, [settled])
  return document
}

async function read(text: string): Promise<OwnDocument> {
  if (text.trim() === '') return nothing
  if (text.length > mostCharacters)
    return {
      ...nothing,
      refusal: 'These are more than 2 MB of manifests. On a terminal: npx plimsoll import k8s/*.yaml > scenario.yaml',
    }
  if (!/^"?kind"?:\s*"?(?!Scenario\b)\w/m.test(text)) return { ...nothing, scenario: text }
  const { importManifests } = await import('@/simulation/engine.ts')
  const imported = importManifests([{ name: 'pasted', text }])
  return { ...nothing, scenario: imported.text ?? null, imported }
}
