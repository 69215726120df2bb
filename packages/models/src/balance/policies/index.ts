import type { z } from 'zod'
import { registry } from '../../contract/registry.ts'
import { connections } from './connections/index.ts'
import { leastRequests } from './least-requests/index.ts'
import { queue } from './queue/index.ts'
import { random } from './random/index.ts'
import { roundRobin } from './round-robin/index.ts'

/** Which ready pod gets the next request. */
export const policies = registry(roundRobin, random, leastRequests, connections, queue)
export type PolicySpec = z.output<typeof policies.spec>
