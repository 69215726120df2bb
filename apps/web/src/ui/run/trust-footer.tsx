import { Text } from '@mantine/core'
import type { AnalysedRun } from '@/simulation/engine.ts'

/** Under every result: what it would take to doubt or repeat it. */
export function TrustFooter({ run: { result, bill } }: { run: AnalysedRun }) {
  return (
    <Text component="footer" size="xs" c="dimmed" pt="sm" style={{ borderTop: '1px solid var(--hairline)' }}>
      Seed {result.seed} · one replication · {result.fidelity} · engine {result.engineVersion} · prices {bill.sheet.id} of {bill.sheet.asOf} · {result.limits.length} known limits, under Provenance
    </Text>
  )
}
