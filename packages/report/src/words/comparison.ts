import type { Comparison, HeadlineId } from '@plimsoll/analysis'
import { countOf, formatMoneyShort } from '../format/index.ts'

export const headlineLabels: Readonly<Record<HeadlineId, string>> = {
  offered: 'requests offered',
  customersLost: 'customer requests lost',
  customersLimited: 'customer requests refused by a limiter',
  availability: 'availability for customers',
  attackServed: 'attacking requests served',
  peakOffered: 'peak offered',
  p50: 'p50',
  p95: 'p95',
  p99: 'p99',
  podsMax: 'most replicas',
  nodesMax: 'most machines',
  nodeHours: 'machine hours',
  restarts: 'containers restarted',
  headroom: 'headroom at the peak',
  reaction: 'slowest reaction to a rise',
  billTotal: 'bill',
  billMonth: 'bill for a month',
  billCustomers: 'bill: customers',
  billAttack: 'bill: attackers',
  billIdle: 'bill: idle',
  costPerMillion: 'per million customer requests served',
  burntBeforeAlarm: 'burnt before the alarm',
}

/** `with limiter saves $612 and 41 000 customer requests, and refuses 1 204 customer requests itself.` */
export function verdictSentence(comparison: Comparison): string {
  const { savedMicroUsd, savedCustomerRequests, customerLossDelta } = comparison
  const money = moneyWords(savedMicroUsd)
  const requests = requestWords(savedCustomerRequests)
  const joint = Math.sign(savedMicroUsd) * Math.sign(savedCustomerRequests) < 0 ? 'but' : 'and'
  const both =
    savedMicroUsd > 0 && savedCustomerRequests > 0
      ? `saves ${money.amount} and ${requests.amount}`
      : `${money.text} ${joint} ${requests.text}`
  const itself = customerLossDelta.limited > 0 ? `, and refuses ${countOf(customerLossDelta.limited, 'customer request')} itself` : ''
  return `${comparison.after} ${both}${itself}${objectiveWords(comparison)}.`
}

/** What the verdict rests on, as sentences: the seed first, then all that makes the two hard to compare. */
export function comparisonNotes({ isSameSeed, isSamePlan, caveats }: Comparison): readonly string[] {
  const notes = isSameSeed ? ['Both runs use the same seed: sources that the scenarios share sent the same requests.'] : []
  if (isSameSeed && isSamePlan) notes.push('Both runs are of the same plan, so they are the same run.')
  return [...notes, ...caveats]
}

type Words = { readonly amount: string; readonly text: string }

function moneyWords(saved: number): Words {
  const amount = formatMoneyShort(Math.abs(saved))
  if (saved === 0) return { amount, text: 'costs the same' }
  return { amount, text: saved > 0 ? `saves ${amount}` : `costs ${amount} more` }
}

function requestWords(saved: number): Words {
  const amount = countOf(Math.abs(saved), 'customer request')
  if (saved === 0) return { amount, text: 'loses as many customer requests' }
  return { amount, text: saved > 0 ? `saves ${amount}` : `loses ${countOf(-saved, 'more customer request', 'more customer requests')}` }
}

function objectiveWords({ objectives }: Comparison): string {
  const of = (change: string) => objectives.filter((objective) => objective.change === change).map(({ text }) => text)
  const broke = of('broke')
  const mended = of('mended')
  const words = [broke.length > 0 && `breaks ${broke.join(', ')}`, mended.length > 0 && `mends ${mended.join(', ')}`].filter(Boolean)
  return words.length === 0 ? '' : `; it ${words.join(' and ')}`
}
