import { describe, expect, test } from 'vitest'
import { clockOf } from './clock.ts'
import { formatDuration, formatElapsed } from './duration.ts'
import { formatMoney, formatMoneyShort, formatUsdPerHour } from './money.ts'
import { formatChange, formatCompact, formatNumber, formatPercent } from './number.ts'
import { formatDelta, formatValue } from './value.ts'

/** Tests are written with plain blanks; texts hold no-break ones. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('numbers', () => {
  test.each([
    [0, 0, '0'],
    [1284, 0, '1 284'],
    [1352804107, 0, '1 352 804 107'],
    [-0.5, 2, '−0.50'],
    [-0.001, 2, '0.00'],
    [999.6, 0, '1 000'],
    [Number.NaN, 0, '–'],
    [Number.POSITIVE_INFINITY, 0, '∞'],
  ])('%d with %d decimals is %s', (value, decimals, text) => {
    expect(plain(formatNumber(value, decimals))).toBe(text)
  })

  test.each([
    [4120.4, '4 120'],
    [87.34, '87.3'],
    [9.996, '10'],
    [1.9, '1.9'],
    [0.714, '0.714'],
    [0.00421, '0.00421'],
    [0, '0'],
    [-12.04, '−12'],
  ])('%d in short is %s', (value, text) => {
    expect(plain(formatCompact(value))).toBe(text)
  })

  test.each([
    [0.9998, '99.98 %'],
    [0.99995, '99.995 %'],
    [1, '100 %'],
    [0, '0 %'],
    [0.223, '22 %'],
    [0.0412, '4.1 %'],
    [0.0002, '0.02 %'],
    [0.999, '99.9 %'],
    [1.5, '150 %'],
    [11 / 32_028_991, '<0.0001 %'],
    [1 - 11 / 32_028_991, '>99.9999 %'],
  ])('the ratio %d is %s', (ratio, text) => {
    expect(plain(formatPercent(ratio))).toBe(text)
  })

  test('changes carry their sign', () => {
    expect([0.18, -0.344, 0, 0.05].map((ratio) => plain(formatChange(ratio)))).toEqual(['+18 %', '−34 %', '±0 %', '+5 %'])
  })
})

describe('money', () => {
  test.each([
    [1_284_070_000, '$1 284.07', '$1 284'],
    [42_810_000, '$42.81', '$42.81'],
    [-442_000_000, '−$442.00', '−$442'],
    [1_200, '$0.0012', '$0.0012'],
    [0, '$0.00', '$0.00'],
    [99_996_000, '$100.00', '$100'],
  ])('%d micro-dollars', (microUsd, exact, short) => {
    expect(plain(formatMoney(microUsd))).toBe(exact)
    expect(plain(formatMoneyShort(microUsd))).toBe(short)
  })

  test('a rate', () => {
    expect(formatUsdPerHour(1.92)).toBe('$1.92/h')
  })
})

describe('time', () => {
  test.each([
    [0, '0 s'],
    [0.00085, '850 µs'],
    [0.2121, '212 ms'],
    [0.9996, '1 s'],
    [1.24, '1.24 s'],
    [45, '45 s'],
    [59.97, '1 min'],
    [90, '1 min 30 s'],
    [360, '6 min'],
    [5400, '1 h 30 min'],
    [86_399, '1 d'],
    [183_600, '2 d 3 h'],
    [-0.176, '−176 ms'],
  ])('%d seconds last %s', (seconds, text) => {
    expect(plain(formatDuration(seconds))).toBe(text)
  })

  test.each([
    [0, '0'],
    [45, '45 s'],
    [1800, '30 min'],
    [21_600, '6 h'],
    [21_900, '6:05'],
    [86_400, '1 d'],
    [93_600, '1 d 02:00'],
    [93_605, '1 d 02:00:05'],
  ])('%d seconds after the start is %s', (seconds, text) => {
    expect(plain(formatElapsed(seconds))).toBe(text)
  })

  test('a clock shows the time of the place where the run starts', () => {
    const day = clockOf('2026-11-27T00:00:00-05:00', 86_400)
    expect([day(0), day(50_700), day(50_730), day(86_400)]).toEqual(['00:00', '14:05', '14:05:30', '24:00'])
    const days = clockOf('2026-12-31T22:00:00Z', 86_400)
    expect(days(7200)).toBe('Jan 1 00:00')
  })
})

test('values and changes carry their unit', () => {
  expect(plain(formatValue(1, 'requests'))).toBe('1 request')
  expect(plain(formatValue(41_000, 'requests'))).toBe('41 000 requests')
  expect(plain(formatValue(14, 'pods'))).toBe('14 pods')
  expect(formatValue(null, 'seconds')).toBe('–')
  expect(plain(formatDelta(0.176, 'seconds'))).toBe('+176 ms')
  expect(plain(formatDelta(-442_000_000, 'microUsd'))).toBe('−$442.00')
  expect(plain(formatDelta(0.015, 'ratio'))).toBe('+1.5 points')
  expect(plain(formatDelta(0, 'pods'))).toBe('±0 pods')
})
