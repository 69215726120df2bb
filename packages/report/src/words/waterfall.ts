import type { ReactionStage, Waterfall } from '@plimsoll/analysis'
import { type Clock, countOf, formatDuration, formatMoney } from '../format/index.ts'

/** Stages of a reaction in the words of people, with what shortens each. */
export const stageTitles: Readonly<Record<ReactionStage, { readonly title: string; readonly lever: string }>> = {
  metric: { title: 'until the metric showed it', lever: 'a shorter metric resolution or look-back window' },
  sync: { title: 'until the controller read it', lever: 'a shorter sync period' },
  stabilisation: { title: 'until it asked for enough pods', lever: 'scale-up policies and windows, or a lower target' },
  schedule: { title: 'until the pod was placed', lever: 'spare room: placeholder pods, or a larger minimum' },
  provision: { title: 'until a machine was granted', lever: 'a faster provider, or a warm pool' },
  boot: { title: 'until the machine was ready', lever: 'a faster image, or a warm pool' },
  start: { title: 'until the pod was Ready', lever: 'a smaller image, a faster start, a shorter probe period' },
  register: { title: 'until traffic reached it', lever: 'faster registration and health checks' },
}

/** `From the rise at 09:00:30 to 14 serving pods it took checkout 1 min 20 s; the longest part, 40 s, passed until a machine was granted. …` */
export function waterfallSentence({ service, toPods, riseAtSeconds, servesAtSeconds, stages }: Waterfall, clock: Clock): string {
  const longest = stages.reduce((most, stage) => (stage.seconds > most.seconds ? stage : most))
  const paid = stages.reduce((sum, { paidMicroUsd }) => sum + paidMicroUsd, 0)
  const lost = stages.reduce((sum, { lostCustomerRequests }) => sum + lostCustomerRequests, 0)
  const { title, lever } = stageTitles[longest.stage]
  return [
    `From the rise at ${clock(riseAtSeconds)} to ${countOf(toPods, 'serving pod')} it took ${service} ${formatDuration(servesAtSeconds - riseAtSeconds)}.`,
    `The longest part, ${formatDuration(longest.seconds)}, passed ${title}; what shortens it: ${lever}.`,
    `Meanwhile ${countOf(lost, 'customer request')} ${lost === 1 ? 'was' : 'were'} lost, and ${formatMoney(paid)} went to machines that did not serve yet.`,
  ].join(' ')
}
