/** An exact non-negative number: `digits` / `scale`, scale a power of ten for prices and anything for quantities. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

const microPerUsd = 1_000_000n

export const fraction = (numerator: bigint | number, denominator: bigint | number = 1n): Fraction => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
})

/**
 * The value of a decimal string, exactly.
 *
 * @throws RangeError for anything but digits with at most one point: no sign, no exponent, no separators
 * @example decimal('0.0225') // 225 / 10000
 */
export function decimal(text: string): Fraction {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`expected a decimal number such as 0.0225, received '${text}'`)
  const decimals = match[2] ?? ''
  return fraction(BigInt(match[1] + decimals), BigInt(`1${'0'.repeat(decimals.length)}`))
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator)
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** Nearest float64; for showing and for shares, never for adding up money. */
export function approximately({ numerator, denominator }: Fraction): number {
  const whole = numerator / denominator
  return Number(whole) + Number(numerator - whole * denominator) / Number(denominator)
}

/**
 * Dollars as whole micro-dollars, half a micro-dollar rounded up, as the clouds round a line.
 *
 * @throws RangeError above 9 007 199 254 dollars, where float64 would no longer hold every micro-dollar
 */
export function microUsd({ numerator, denominator }: Fraction): number {
  const rounded = (2n * numerator * microPerUsd + denominator) / (2n * denominator)
  const amount = Number(rounded)
  if (!Number.isSafeInteger(amount)) throw new RangeError(`an amount of ${rounded} micro-dollars is too large to be added exactly`)
  return amount
}

/** A percentage off, as the factor that is left: `'7.5'` gives 92.5 / 100. */
export function afterPercentOff(percent: string): Fraction {
  const { numerator, denominator } = decimal(percent)
  if (numerator > 100n * denominator) throw new RangeError(`a discount of ${percent} % is more than all`)
  return fraction(100n * denominator - numerator, 100n * denominator)
}
