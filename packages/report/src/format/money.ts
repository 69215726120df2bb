import { formatNumber, noFigure } from './number.ts'

const microUsdPerUsd = 1_000_000
const minus = '\u2212'

/** To the cent: `$1 284.07`; what is less than half a cent shows its first two figures: `$0.0012`. */
export function formatMoney(microUsd: number): string {
  return dollars(microUsd / microUsdPerUsd, (usd) => (usd > 0 && usd < 0.005 ? tiny(usd) : formatNumber(usd, 2)))
}

/** For headlines: whole dollars from 100 on, cents below: `$1 284`, `$42.81`. */
export function formatMoneyShort(microUsd: number): string {
  return dollars(microUsd / microUsdPerUsd, (usd) => {
    if (usd >= 99.995) return formatNumber(usd)
    return usd > 0 && usd < 0.005 ? tiny(usd) : formatNumber(usd, 2)
  })
}

/** `$1.92/h`. */
export function formatUsdPerHour(usdPerHour: number): string {
  return `${formatMoneyShort(usdPerHour * microUsdPerUsd)}/h`
}

function dollars(usd: number, format: (absolute: number) => string): string {
  if (Number.isNaN(usd)) return noFigure
  const text = `$${format(Math.abs(usd))}`
  return usd < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text
}

/** Two significant figures of a fraction of a cent; below a micro-dollar it is nothing. */
function tiny(usd: number): string {
  let decimals = 4
  for (let scaled = usd * 1000; scaled < 1 && decimals < 6; scaled *= 10) decimals++
  return formatNumber(usd, decimals)
}
