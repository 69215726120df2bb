/** Score plug-ins of the default profile and their weights (apis/config/v1/default_plugins.go). */
export const scoreWeights = {
  TaintToleration: 3,
  NodeAffinity: 2,
  PodTopologySpread: 2,
  InterPodAffinity: 2,
  NodeResourcesFit: 1,
  NodeResourcesBalancedAllocation: 1,
} as const

export type ScorePlugin = keyof typeof scoreWeights
