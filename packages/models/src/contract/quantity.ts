import { z } from 'zod'
import type { FieldMeta } from './units.ts'

/**
 * A whole number of thousandths, as Kubernetes counts metrics and requests: millicores, milli-bytes, thousandths of a custom metric.
 * A plain number while it is a safe integer, a bigint beyond (memory of a large fleet leaves 2^53 milli-bytes).
 */
export type Milli = number | bigint

/** What a quantity stands for, exactly: `numerator / denominator`. */
type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

const quantityPattern = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d{1,3})?$/

/** Powers of 1024 for binary suffixes, powers of ten for decimal ones. */
const binaryPower: Readonly<Record<string, bigint>> = { Ki: 1n, Mi: 2n, Gi: 3n, Ti: 4n, Pi: 5n, Ei: 6n }
const decimalExponent: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }

/** Largest value of a quantity: 2^63-1; larger ones are capped there. */
const largestValue = 9_223_372_036_854_775_807n

/**
 * Thousandths of a Kubernetes quantity (`500m`, `2Gi`, `0.1`, `1e3`), rounded up (away from zero) when it is finer than that.
 *
 * @returns undefined when the text is no quantity
 * @see k8s.io/apimachinery/pkg/api/resource: the grammar, the cap at 2^63-1 and MilliValue's rounding
 * @example parseQuantityMilli('500m') // 500
 */
export function parseQuantityMilli(text: string): Milli | undefined {
  const value = parseFraction(text)
  return value && narrow(roundAway(value.numerator * 1000n, value.denominator))
}

/**
 * Whole units of a Kubernetes quantity, rounded up (away from zero): bytes of `1.5Gi`, pods of `110`.
 *
 * @returns undefined when the text is no quantity
 */
export function parseQuantityWhole(text: string): Milli | undefined {
  const value = parseFraction(text)
  return value && narrow(roundAway(value.numerator, value.denominator))
}

/**
 * The double that Kubernetes makes of a quantity where it wants a real number: the digits without trailing zeros times a power of ten,
 * so `300m` is 3 * 0.1 = 0.30000000000000004.
 *
 * @returns undefined when the text is no quantity
 * @see recorded tolerances of HPA v1.36.3 in conformance/recordings/hpa
 */
export function parseQuantityReal(text: string): number | undefined {
  const value = parseFraction(text)
  if (!value) return undefined
  let digits = value.numerator
  let exponent = 0
  for (let rest = value.denominator; rest > 1n; rest /= 10n) exponent--
  while (digits !== 0n && exponent < 0 && digits % 10n === 0n) {
    digits /= 10n
    exponent++
  }
  return exponent === 0 ? Number(digits) : Number(digits) * Number(`1e${exponent}`)
}

/** Kubernetes text of thousandths: `1500m`, `2`. Binary suffixes aren't restored. */
export function formatQuantityMilli(milli: Milli): string {
  const exact = BigInt(milli)
  return exact % 1000n === 0n ? `${exact / 1000n}` : `${exact}m`
}

/** What the API server says of a text that is no quantity. @see k8s.io/apimachinery/pkg/api/resource: ErrFormatWrong */
export const quantityProblem = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

/** A Kubernetes quantity as text or plain number; thousandths in the output. */
export function quantityMilli(meta: FieldMeta & { readonly positive?: boolean } = {}) {
  const { positive, ...shown } = meta
  return z
    .union([z.string(), z.number()])
    .transform((written, context): Milli => {
      const milli = parseQuantityMilli(`${written}`)
      if (milli === undefined)
        context.addIssue({ code: 'custom', message: `${quantityProblem}; expected a quantity such as 500m, 2, 1.5k or 2Gi` })
      else if (positive && milli <= 0) context.addIssue({ code: 'custom', message: 'must be positive' })
      return milli ?? 0
    })
    .meta({ unit: 'quantity', ...shown })
}

/** A number as narrow as it may be: plain while it is a safe integer. */
export function narrow(value: bigint): Milli {
  return value >= -9_007_199_254_740_991n && value <= 9_007_199_254_740_991n ? Number(value) : value
}

function parseFraction(text: string): Fraction | undefined {
  const [, sign, whole = '', fraction = '', suffix = ''] = quantityPattern.exec(text) ?? []
  if (sign === undefined || whole + fraction === '') return undefined
  const magnitude = scaled(BigInt(whole + fraction), fraction.length, suffix)
  const capped = magnitude.numerator > largestValue * magnitude.denominator ? { numerator: largestValue, denominator: 1n } : magnitude
  return sign === '-' ? { ...capped, numerator: -capped.numerator } : capped
}

function scaled(digits: bigint, fractionDigits: number, suffix: string): Fraction {
  if (suffix in binaryPower) return { numerator: digits << (10n * binaryPower[suffix]), denominator: powerOfTen(fractionDigits) }
  const exponent = (decimalExponent[suffix] ?? Number(suffix.slice(1))) - fractionDigits
  return exponent < 0
    ? { numerator: digits, denominator: powerOfTen(-exponent) }
    : { numerator: digits * powerOfTen(exponent), denominator: 1n }
}

function powerOfTen(exponent: number): bigint {
  return BigInt(`1${'0'.repeat(exponent)}`)
}

function roundAway(numerator: bigint, denominator: bigint): bigint {
  const truncated = numerator / denominator
  if (numerator % denominator === 0n) return truncated
  return numerator < 0n ? truncated - 1n : truncated + 1n
}
