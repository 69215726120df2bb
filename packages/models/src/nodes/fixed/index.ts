import { z } from 'zod'
import { count } from '../../contract/units.ts'
import { groupFields, machineTypeField } from '../machine-fields.ts'

/** Machines that are there from the start and stay: `nodes: { fixed: { machineType: m7g.2xlarge, count: 6 } }`. */
export const fixed = {
  kind: 'fixed',
  title: 'Fixed machines',
  help: 'A number of machines that nothing changes.',
  spec: z.strictObject({
    machineType: machineTypeField,
    count: count({ min: 1, max: 20_000 }, { description: 'Machines, always' }),
    ...groupFields,
  }),
} as const

export type FixedNodesSpec = z.output<typeof fixed.spec>
