import { expect, test } from 'vitest'
import { isZoneOf, zonesOf } from './zones.ts'

test.each([
  ['aws', 'us-east-1', 'us-east-1f', true],
  ['aws', 'us-west-2', 'us-west-2-lax-1a', true],
  ['aws', 'us-east-1', 'us-east-11', false],
  ['aws', 'us-east-1', 'eu-west-1a', false],
  ['aws', 'us-east-1', 'us-east-1', false],
  ['gcp', 'europe-west4', 'europe-west4-b', true],
  ['gcp', 'europe-west4', 'europe-west4b', false],
  ['azure', 'westeurope', 'westeurope-3', true],
  ['azure', 'westeurope', '3', false],
] as const)('%s %s: %s is a zone of it: %s', (provider, region, zone, isOne) => {
  expect(isZoneOf(provider, region, zone)).toBe(isOne)
})

test('the zones that the catalogue names are zones', () => {
  for (const [provider, region] of [
    ['aws', 'us-east-1'],
    ['gcp', 'us-central1'],
    ['azure', 'eastus'],
  ] as const)
    for (const zone of zonesOf(provider, region)) expect(isZoneOf(provider, region, zone), zone).toBe(true)
})
