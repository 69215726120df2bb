import type { Plan } from '../../plan/plan.ts'
import type { MarkLog } from '../marks.ts'

/** Troubles of pods that come in crowds. */
const reasons = {
  readinessProbe: 'failing readiness probes take pods out of rotation',
  livenessProbe: 'failing liveness probes restart containers',
  startupProbe: 'failing startup probes restart containers',
} as const

export type Trouble = keyof typeof reasons

/** Troubles of one service and kind less than this apart are one episode, with one mark: the kubelet's own memory of restarts. */
const quietSeconds = 600

/** One mark for each episode of a trouble: a crash loop of a thousand pods is one line on a chart. */
export type Episodes = { readonly mark: (service: number, trouble: Trouble, atSeconds: number) => void }

export function createEpisodes({ services }: Plan, marks: MarkLog): Episodes {
  const latest = new Map<string, number>()
  return {
    mark(service, trouble, atSeconds) {
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
        reason: reasons[trouble],
        because: [marks.latest(name)],
      })
    },
  }
}
