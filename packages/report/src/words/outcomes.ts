import type { Outcome } from '@plimsoll/analysis'

/** How an outcome is called in a legend, and how a number of requests is said to have ended so. */
export const outcomeWords: Readonly<Record<Outcome, { readonly label: string; readonly ended: string }>> = {
  served: { label: 'served', ended: 'served' },
  limited: { label: 'refused by limiter', ended: 'refused by a limiter' },
  blocked: { label: 'blocked by firewall', ended: 'blocked by a firewall' },
  shed: { label: 'no ready pod', ended: 'found no ready pod' },
  queueFull: { label: 'queue full', ended: 'refused by full queues' },
  timedOut: { label: 'gave up waiting', ended: 'given up waiting' },
  failed: { label: 'lost with a pod', ended: 'lost with their pod' },
  unfinished: { label: 'unfinished', ended: 'still on their way at the end' },
}
