/** Pods of a Deployment during a rollout: of the new version, of older ones, and of all versions those that are Ready and available. */
export type RolloutStatus = { readonly updated: number; readonly old: number; readonly ready: number; readonly available: number }

/** Since when a rollout has not got on, and what it looked like last. */
export type RolloutProgress = { readonly status: RolloutStatus; readonly sinceSeconds: number; readonly isLate: boolean }

/**
 * One more look at a rollout: more new pods, fewer old ones, more that are Ready or available is progress; too long without any and the
 * Deployment is late, until it gets on again.
 *
 * @see DeploymentProgressing and DeploymentTimedOut in pkg/controller/deployment/util/deployment_util.go
 */
export function progressOf(
  before: RolloutProgress | null,
  status: RolloutStatus,
  atSeconds: number,
  deadlineSeconds: number,
): RolloutProgress {
  if (before === null || isProgress(before.status, status)) return { status, sinceSeconds: atSeconds, isLate: false }
  const isLate = before.isLate || atSeconds >= before.sinceSeconds + deadlineSeconds
  return { status, sinceSeconds: before.sinceSeconds, isLate }
}

function isProgress(before: RolloutStatus, after: RolloutStatus): boolean {
  return after.updated > before.updated || after.old < before.old || after.ready > before.ready || after.available > before.available
}
