/**
 * Decisions that follow each other within this time belong to one story: the HPA's longest memory by default, its downscale stabilisation
 * (kube-controller-manager --horizontal-pod-autoscaler-downscale-stabilization).
 */
export const sameStorySeconds = 300
