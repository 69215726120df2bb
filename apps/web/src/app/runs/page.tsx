import type { Metadata } from 'next'
import { listRuns } from '@/server/runs.ts'
import { RunListPage } from '@/ui/run/run-list-page.tsx'

export const metadata: Metadata = { title: 'Runs' }

export default async function Page() {
  return <RunListPage runs={await listRuns()} now={new Date()} />
}
