import type { Metadata } from 'next'
import { listScenarios } from '@/server/scenario-list.ts'
import { ScenarioListPage } from '@/ui/scenarios/scenario-list-page.tsx'

export const metadata: Metadata = { title: 'Scenarios' }

export default async function Page({ searchParams }: { searchParams: Promise<{ view?: string }> }) {
  const isArchive = (await searchParams).view === 'archive'
  return <ScenarioListPage rows={await listScenarios(isArchive)} isArchive={isArchive} now={new Date()} />
}
