import type { Chooser, ChooserContext } from './chooser.ts'
import { createConnections } from './connections.ts'
import { createLeastRequests } from './least-requests.ts'
import { createRandom } from './random.ts'
import { createRoundRobin } from './round-robin.ts'

/** @throws RangeError for a policy that this data plane doesn't know */
export function createChooser(policy: string, context: ChooserContext): Chooser {
  switch (policy) {
    case 'round-robin':
      return createRoundRobin(context)
    case 'random':
      return createRandom(context)
    case 'connections':
      return createConnections(context)
    case 'least-requests':
      return createLeastRequests(context)
    default:
      throw new RangeError(`the exact data plane knows no balance policy ${policy}`)
  }
}
