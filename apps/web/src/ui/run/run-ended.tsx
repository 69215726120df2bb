'use client'

import { Button } from '@mantine/core'
import { IconPlayerStop, IconPlugConnectedX, IconX } from '@tabler/icons-react'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { EmptyState } from '../elements/empty-state.tsx'
import { useStartRun } from '../scenarios/use-start-run.ts'

const faces = {
  cancelled: { title: 'This run was cancelled', Icon: IconPlayerStop },
  interrupted: { title: 'This run was interrupted', Icon: IconPlugConnectedX },
  failed: { title: 'This run failed', Icon: IconX },
} as const

/** A run without a result: what happened, what was kept, and the way on. */
export function RunEnded({ run }: { run: RunMeta }) {
  const again = useStartRun(run.scenario.id)
  const { title, Icon } = faces[run.status as keyof typeof faces] ?? faces.failed
  return (
    <EmptyState
      isWithinPage
      icon={<Icon size={28} aria-hidden />}
      title={title}
      text={`${run.failure ?? ''} Revision ${run.revision.number} of the scenario is kept.`.trim()}
    >
      <Button loading={again.isStarting} onClick={() => void again.start(run.revision.text, run.seed)}>
        Run it again
      </Button>
    </EmptyState>
  )
}
