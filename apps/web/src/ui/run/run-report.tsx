'use client'

import { Alert, Stack, Tabs } from '@mantine/core'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { clockOf } from '@/simulation/engine.ts'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { useRunResult } from '@/simulation/use-run-result.ts'
import { BillTab } from './bill-tab.tsx'
import { DecisionsTab } from './decisions-tab.tsx'
import { Headline } from './headline.tsx'
import { ObjectivesStrip } from './objectives-strip.tsx'
import { PodSizesTab } from './pod-sizes-tab.tsx'
import { ProvenanceTab } from './provenance-tab.tsx'
import { ReactionTab } from './reaction-tab.tsx'
import { ScenarioTab } from './scenario-tab.tsx'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import { TimelineTab } from './timeline-tab.tsx'
import { TrustFooter } from './trust-footer.tsx'

const tabs = [
  { value: 'timeline', title: 'Timeline' },
  { value: 'decisions', title: 'Decisions' },
  { value: 'reaction', title: 'Reaction' },
  { value: 'pod-sizes', title: 'Pod sizes' },
  { value: 'bill', title: 'Bill' },
  { value: 'scenario', title: 'Scenario' },
  { value: 'provenance', title: 'Provenance' },
] as const

/** A finished run: the three answers first, then the evidence. */
export function RunReport({ run: meta }: { run: RunMeta }) {
  const { run, failure } = useRunResult(meta.id)
  const [tab, setTab] = useQueryState(
    'tab',
    parseAsStringLiteral(tabs.map(({ value }) => value))
      .withDefault('timeline')
      .withOptions({ history: 'push' }),
  )
  const podSizes = run?.findings.podSizes ?? []
  const shown = tabs.filter(({ value }) => value !== 'pod-sizes' || podSizes.length > 0)
  if (failure)
    return (
      <Alert color="red" title="The result cannot be shown">
        {failure}
      </Alert>
    )
  return (
    <Stack gap="lg">
      {meta.summary && <Headline headline={meta.summary.headline} />}
      {run && <ObjectivesStrip objectives={run.findings.objectives} clock={clockOf(run.result.startIso, run.result.durationSeconds)} />}
      <Tabs value={tab} onChange={(value) => void setTab(value as typeof tab)} keepMounted={false}>
        <Tabs.List mb="md">
          {shown.map(({ value, title }) => (
            <Tabs.Tab key={value} value={value}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="timeline">{run ? <TimelineTab run={run} /> : <TimelineSkeleton />}</Tabs.Panel>
        <Tabs.Panel value="decisions">{run && <DecisionsTab run={run} />}</Tabs.Panel>
        <Tabs.Panel value="reaction">{run && <ReactionTab run={run} />}</Tabs.Panel>
        <Tabs.Panel value="pod-sizes">
          <PodSizesTab advices={podSizes} />
        </Tabs.Panel>
        <Tabs.Panel value="bill">{run && <BillTab run={run} />}</Tabs.Panel>
        <Tabs.Panel value="scenario">
          <ScenarioTab run={meta} />
        </Tabs.Panel>
        <Tabs.Panel value="provenance">{run && <ProvenanceTab meta={meta} run={run} />}</Tabs.Panel>
      </Tabs>
      {run && <TrustFooter run={run} />}
    </Stack>
  )
}
