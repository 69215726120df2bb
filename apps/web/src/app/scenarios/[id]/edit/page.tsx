import type { Metadata } from 'next'
import { listAttachments } from '@/server/attachments.ts'
import { orNotFound } from '@/server/or-not-found.ts'
import { listRevisions, readScenario } from '@/server/scenarios.ts'
import { EditorPage } from '@/ui/editor/editor-page.tsx'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { scenario } = await orNotFound(readScenario((await params).id))
  return { title: `Edit ${scenario.name}` }
}

export default async function Page({ params }: Props) {
  const { id } = await params
  const { scenario, latest } = await orNotFound(readScenario(id))
  const [revisions, attachments] = await Promise.all([listRevisions(id), listAttachments(id)])
  return (
    <EditorPage
      key={id}
      scenario={{ id, name: scenario.name, savedText: latest.text, draft: scenario.draft }}
      revisions={revisions}
      attachments={attachments}
    />
  )
}
