import type { Plan } from '../../plan/plan.ts'
import type { MarkId, PodTrouble } from '../../result/marks.ts'
import type { MarkLog } from '../marks.ts'

const reasons: Readonly<Record<PodTrouble, string>> = {
  readinessProbe: 'failing readiness probes take pods out of rotation',
  livenessProbe: 'failing liveness probes restart containers',
  startupProbe: 'failing startup probes restart containers',
  oomKilled: 'OOMKilled (exit code 137): containers use more than limits.memory',
  backOff: 'CrashLoopBackOff: Back-off restarting failed container',
}

/** Troubles of one service and kind less than this apart are one episode, with one mark: the kubelet's own memory of restarts. */
const quietSeconds = 600

/** One mark for each episode of a trouble: a crash loop of a thousand pods is one line on a chart. */
export type Episodes = {
  /** `detail` is what the first of an episode had to say. */
  readonly mark: (service: number, trouble: PodTrouble, atSeconds: number, detail?: string) => void
}

export function createEpisodes({ services }: Plan, marks: MarkLog): Episodes {
  const latest = new Map<string, number>()

  /** Containers wait for what ended them, new ones start for a decision; what overwhelms pods is known when the run is over. */
  function causeOf(trouble: PodTrouble, name: string): MarkId | undefined {
    if (trouble === 'backOff') return marks.latest(`${name}/pods`)
    return trouble === 'startupProbe' ? marks.latest(name) : undefined
  }

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
        trouble,
        because: [causeOf(trouble, name)],
      })
    },
  }
}
