import { z } from 'zod'

const lasting = '([0-9]+(s|m|h))+'
const secondsPerUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

/** A Karpenter duration such as `30m` or `720h`, in seconds; null for `Never` where that may be said. */
export function karpenterDuration<const MayBeNever extends boolean>({ mayBeNever }: { readonly mayBeNever: MayBeNever }) {
  const pattern = mayBeNever ? `^(${lasting}|Never)$` : `^${lasting}$`
  return z
    .string()
    .regex(new RegExp(pattern), `should match '${pattern}'`)
    .transform((text) => (text === 'Never' ? null : secondsOf(text)) as MayBeNever extends true ? number | null : number)
}

/** Seconds of `1h30m`; the pattern has been checked. */
export function secondsOf(text: string): number {
  let seconds = 0
  for (const [, amount, unit] of text.matchAll(/([0-9]+)(s|m|h)/g)) seconds += Number(amount) * secondsPerUnit[unit]
  return seconds
}
