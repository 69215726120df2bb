/** kube-controller-manager --kube-api-qps and --kube-api-burst, for each controller's client. */
const perSecond = 20
const burst = 30

/** Slack for sums of twentieths of a second. */
const tokenSlack = 1e-9

/** What the ReplicaSet controller's client may still send. */
export type CreationBudget = { readonly tokens: number; readonly atSeconds: number }

export const fullCreationBudget: CreationBudget = { tokens: burst, atSeconds: 0 }

/** Creates as many of the wanted pods as the client lets through now; `nextAtSeconds` when the next one may go, null when none is left. */
export function createNow(
  budget: CreationBudget,
  wanted: number,
  atSeconds: number,
): { readonly created: number; readonly nextAtSeconds: number | null; readonly budget: CreationBudget } {
  const tokens = Math.min(burst, budget.tokens + (atSeconds - budget.atSeconds) * perSecond)
  const created = Math.min(wanted, Math.floor(tokens + tokenSlack))
  const left = Math.max(0, tokens - created)
  return {
    created,
    nextAtSeconds: created < wanted ? atSeconds + (1 - left) / perSecond : null,
    budget: { tokens: left, atSeconds },
  }
}
