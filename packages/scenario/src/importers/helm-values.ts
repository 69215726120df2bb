import { valueAt } from '../path.ts'

/** Keys of which a chart's values have at least two, and hardly another chart's. */
const signs: Readonly<Record<string, readonly string[]>> = {
  'cluster-autoscaler': ['autoDiscovery', 'autoscalingGroups', 'expanderPriorities', 'cloudProvider', 'awsRegion', 'extraArgs'],
  keda: ['metricsServer', 'watchNamespace', 'operator', 'http', 'podIdentity', 'webhooks', 'certificates'],
}

/** Which chart a document without kind holds values of; undefined when it looks like none that is known. */
export function helmValuesOf(data: unknown): string | undefined {
  return Object.keys(signs).find((chart) => signs[chart].filter((key) => valueAt(data, [key]) !== undefined).length >= 2)
}
