import type { Plan } from '../../plan/plan.ts'
import type { MarkLog } from '../marks.ts'

/** Troubles of pods that come in crowds. */
const reasons = {
  readinessProbe: 'failing readiness probes take pods out of rotation',
  livenessProbe: 'failing liveness probes restart containers',
  startupProbe: 'failing startup probes restart containers',
  oomKilled: 'OOMKilled (exit code 137): containers use more than limits.memory',
  backOff: 'CrashLoopBackOff: Back-off restarting failed container',
} as const

export type Trouble = keyof typeof reasons

/** Troubles of one service and kind less than this apart are one episode, with one mark: the kubelet's own memory of restarts. */
const quietSeconds = 600

/** One mark for each episode of a trouble: a crash loop of a thousand pods is one line on a chart. */
export type Episodes = {
  /** `detail` is what the first of an episode had to say. */
  readonly mark: (service: number, trouble: Trouble, atSeconds: number, detail?: string) => void
}

export function createEpisodes({ services }: Plan, marks: MarkLog): Episodes {
  const latest = new Map<string, number>()
  return {
    mark(service, trouble, atSeconds, detail) {
      const key = `${service} ${trouble}`
      const before = latest.get(key)
      latest.set(key, atSeconds)
      if (before !== undefined && atSeconds - before < quietSeconds) return
      const { name } = services[service]
      marks.add({
        atSeconds,
        kind: 'pod',
        subject: `${name}/pods`,
        from: null,
        to: null,
        reason: detail ? `${reasons[trouble]}: ${detail}` : reasons[trouble],
        because: [marks.latest(name)],
      })
    },
  }
}
