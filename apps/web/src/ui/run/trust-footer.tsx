import { Text } from '@mantine/core'
import { type AnalysedRun, provenanceLine } from '@/simulation/engine.ts'

/** Under every result: what it would take to doubt or repeat it. */
export function TrustFooter({ run }: { run: AnalysedRun }) {
  return (
    <Text component="footer" size="xs" c="dimmed" pt="sm" style={{ borderTop: '1px solid var(--hairline)' }}>
      {provenanceLine(run)} {run.result.limits.length} known limits, under Provenance.
    </Text>
  )
}
