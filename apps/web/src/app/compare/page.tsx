import type { Metadata } from 'next'
import { listRuns } from '@/server/runs.ts'
import { ComparePage } from '@/ui/compare/compare-page.tsx'

export const metadata: Metadata = { title: 'Compare' }

export default async function Page() {
  const runs = await listRuns()
  return <ComparePage runs={runs.filter(({ status }) => status === 'done')} now={new Date()} />
}
