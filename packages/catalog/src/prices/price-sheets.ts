import { type Lookup, unknown } from '../lookup.ts'
import { awsSheets } from './aws.ts'
import { azureSheets } from './azure.ts'
import { gcpSheets } from './gcp.ts'
import type { PriceSheet } from './price-sheet.ts'

/** Every price sheet of the catalogue: list prices, USD, Linux, shared tenancy, no tax. */
export const priceSheets: readonly PriceSheet[] = [...awsSheets, ...gcpSheets, ...azureSheets]

/** The price sheet of a provider's region. */
export function priceSheet(provider: string, region: string): Lookup<PriceSheet> {
  const value = priceSheets.find((sheet) => sheet.provider === provider && sheet.region === region)
  if (value !== undefined) return { isKnown: true, value }
  const known = priceSheets.map((sheet) => `${sheet.provider}/${sheet.region}`)
  return unknown('price sheet', `${provider}/${region}`, known)
}
