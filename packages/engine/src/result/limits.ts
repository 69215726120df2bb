import type { Plan } from '../plan/plan.ts'

/** What this engine leaves out that could matter to this plan; shown with every figure made from the result. */
export function limitsOf(plan: Plan, droppedMarks: number): string[] {
  const limits = [
    'A request costs one visit to one service: calls between services, retries and client-side timeouts while being served are not modelled.',
  ]
  const throttled = plan.services.filter(({ stretch }) => stretch !== null).map(({ name }) => name)
  if (throttled.length > 0)
    limits.push(
      `The CPU limit of ${throttled.join(', ')} slows requests evenly: that a pod runs at full speed until a period's quota is used up, and then stands still, is not modelled.`,
    )
  const immediate = plan.services
    .filter(({ endpointDelays, policy }) => endpointDelays === null && policy !== 'queue')
    .map(({ name }) => name)
  if (immediate.length > 0)
    limits.push(
      `Balancers hear at once of pods of ${immediate.join(', ')} that come and go, so that none is sent a request too early or too late.`,
    )
  if (plan.nodes.provider.kind === 'karpenter')
    limits.push(
      'Spot is drawn among the offerings by the inverse square of their price, on-demand among zones of one price.',
      'The first machines are those that one solve orders for the first pods; real clusters carry older and less tidy ones.',
    )
  const spots = plan.nodes.groups.flatMap(({ machines }) => machines).filter(({ capacityType }) => capacityType === 'spot')
  const unknown = [
    ...new Set(spots.filter(({ offering }) => plan.supply.spot.perMachineHour[offering] === undefined).map((each) => each.machineType)),
  ]
  if (unknown.length > 0)
    limits.push(
      `Nothing is known of how often ${unknown.join(', ')} is taken back as spot: only faults of the scenario do so. Set supply.spot.interruptionsPerMonth.`,
    )
  if (plan.nodes.provider.kind === 'pool') limits.push('The pool has one machine type, and its provider never runs out of machines.')
  if (plan.nodes.provider.kind === 'scalingGroup' && plan.bill.provider !== 'aws')
    limits.push('Policies of the scaling group follow the rules of Amazon EC2 Auto Scaling, whoever the provider is.')
  if (plan.nodes.provider.kind === 'scalingGroup')
    limits.push('What DaemonSets and the system use of a machine is not in the CPU that scales its group.')
  if (plan.nodes.groups.some(({ warmPool }) => warmPool !== undefined))
    limits.push('How long machines of a warm pool take to serve is an estimate unless the scenario says; images are not fetched ahead.')
  const windows = plan.nodes.groups.filter(({ machines }) => machines.some(({ labels }) => labels['kubernetes.io/os'] === 'windows'))
  if (windows.length > 0)
    limits.push(
      `Machines of ${windows.map(({ name }) => name).join(', ')} run Windows and are billed at the price of Linux, without its licence.`,
    )
  const silent = plan.sources.filter(({ answerBytes }) => answerBytes === null).map(({ name }) => name)
  if (silent.length > 0) limits.push(`The scenario gives no answer size for ${silent.join(', ')}: what they send out is not billed.`)
  const foreseen = plan.services.filter(({ autoscaler }) => autoscaler.kind === 'predictive').map(({ name }) => name)
  if (foreseen.length > 0)
    limits.push(
      `What the forecaster of ${foreseen.join(', ')} watched before the run is what traffic patterns say, by chance alone irregular: real days differ more, and so do forecasts from what comes.`,
    )
  if (droppedMarks > 0) limits.push(`${droppedMarks} further decisions were made that the list of marks has no room for.`)
  return limits
}
