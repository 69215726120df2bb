import { describe, expect, it } from 'vitest'
import { findOfferings } from '../machines/machines.ts'
import type { Price, PriceSheet } from './price-sheet.ts'
import { priceSheet, priceSheets } from './price-sheets.ts'

function pricesOf(sheet: PriceSheet): readonly Price[] {
  const { loadBalancing, nat } = sheet
  return [
    ...Object.values(sheet.nodeHour),
    sheet.controlPlane.hour,
    loadBalancing.firstHour,
    loadBalancing.furtherHour,
    ...(loadBalancing.capacityUnit === null ? [] : [loadBalancing.capacityUnit.hour]),
    ...(loadBalancing.processing === null ? [] : [loadBalancing.processing.price]),
    ...sheet.egress.tiers,
    nat.hour,
    nat.data,
    sheet.rootDisk.price,
    sheet.publicIpv4Hour,
  ]
}

describe.each(priceSheets.map((sheet) => [sheet.id, sheet] as const))('%s', (_, sheet) => {
  it('gives every price as a decimal string with unit, source and date', () => {
    for (const { usd, unit, source, asOf } of pricesOf(sheet)) {
      expect(usd).toMatch(/^\d+(\.\d+)?$/)
      expect(unit).not.toBe('')
      expect(source).not.toBe('')
      expect(asOf).toMatch(/^\d{4}(-\d{2}){0,2}$/)
    }
  })

  it('prices every offering of its region', () => {
    const ids = findOfferings({ provider: sheet.provider, region: sheet.region }).map(({ id }) => id)
    expect(Object.keys(sheet.nodeHour)).toEqual(ids)
    expect(ids.length).toBeGreaterThan(10)
  })

  it('has egress tiers without gap or overlap, from zero to without end', () => {
    const { tiers } = sheet.egress
    expect(tiers[0].from).toBe(0)
    expect(tiers.at(-1)?.to).toBeNull()
    for (let i = 1; i < tiers.length; i++) expect(tiers[i].from).toBe(tiers[i - 1].to)
  })
})

describe('priceSheet', () => {
  it('answers an unknown region with the nearest known ones', () => {
    expect(priceSheet('aws', 'us-east-2')).toEqual({
      isKnown: false,
      asked: 'aws/us-east-2',
      nearest: ['aws/us-east-1', 'aws/eu-west-1', 'azure/eastus'],
      message: "unknown price sheet 'aws/us-east-2'; the nearest known are aws/us-east-1, aws/eu-west-1, azure/eastus",
    })
  })
})
