import type { Metadata } from 'next'
import { orNotFound } from '@/server/or-not-found.ts'
import { listRuns, readRun } from '@/server/runs.ts'
import { RunPage } from '@/ui/run/run-page.tsx'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { scenario, summary } = await orNotFound(readRun((await params).id))
  const sign = summary?.verdict === 'held' ? '✓ ' : summary?.verdict === 'broken' ? '✗ ' : ''
  return { title: `${sign}${scenario.name}` }
}

export default async function Page({ params }: Props) {
  const run = await orNotFound(readRun((await params).id))
  const others = await listRuns({ scenarioId: run.scenario.id }, 20)
  return <RunPage run={run} others={others.filter(({ id, status }) => id !== run.id && status === 'done')} now={new Date()} />
}
