import type { Metadata } from 'next'
import { listTemplates } from '@/server/templates.ts'
import { NewScenarioPage } from '@/ui/scenarios/new-scenario-page.tsx'

export const metadata: Metadata = { title: 'New scenario' }

export default async function Page() {
  const templates = await listTemplates()
  return <NewScenarioPage templates={templates.map(({ id, kind, name, question, tags }) => ({ id, kind, name, question, tags }))} />
}
