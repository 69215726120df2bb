import { type Provider, priceSheets, zonesOf } from '@plimsoll/catalog'
import { valueAt } from '../path.ts'
import type { Offer } from './importer.ts'
import type { Manifest } from './manifest.ts'

/** Whose prices count, and why; with the region whose zones go by the names of another one, because the catalogue has no prices there. */
export type ImportRegion = { readonly provider: Provider; readonly region: string; readonly renamedFrom?: string; readonly why: string }

const usual = { provider: 'aws', region: 'us-east-1' } as const

/** Labels and fields whose values are zones or regions. */
const places = /^(?:topology\.kubernetes\.io\/(?:zone|region)|failure-domain\.beta\.kubernetes\.io\/(?:zone|region)|awsRegion)$/
const awsZone = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]?$/

/** Where a cluster is, as far as its manifests tell: by zones that pods and NodePools ask for, or the region of the Cluster Autoscaler. */
export function regionOf(manifests: readonly Manifest[]): ImportRegion {
  const named = new Set(manifests.flatMap(({ data }) => placesIn(data)))
  const sheet = priceSheets.find(({ provider, region }) => named.has(region) || zonesOf(provider, region).some((zone) => named.has(zone)))
  if (sheet) return { provider: sheet.provider, region: sheet.region, why: 'manifests name its zones, and do not say who is paid' }
  const foreign = [...named].map((name) => awsZone.exec(name)?.[1]).find((region) => region !== undefined)
  if (foreign === undefined) return { ...usual, why: 'manifests do not say who is paid' }
  const why = `the catalogue has no prices of ${foreign}: those of ${usual.region} count, and zones have its names`
  return { ...usual, renamedFrom: foreign, why }
}

/** An offer with zones by the names of the region whose prices count. */
export function inRegion(offer: Offer, { region, renamedFrom }: ImportRegion): Offer {
  return renamedFrom === undefined ? offer : { ...offer, value: renamed(offer.value, renamedFrom, region) }
}

/** Data with a region and its zones renamed, wherever they stand. */
export function renamed(data: unknown, from: string, to: string): unknown {
  if (typeof data === 'string')
    return data === from || (data.startsWith(from) && /^[a-z]$/.test(data.slice(from.length))) ? to + data.slice(from.length) : data
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map((entry) => renamed(entry, from, to))
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, renamed(value, from, to)]))
}

/** Values of labels and requirements that are zones or regions. */
function placesIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return []
  if (Array.isArray(data)) return data.flatMap(placesIn)
  const key = valueAt(data, ['key'])
  const values = valueAt(data, ['values'])
  const required =
    typeof key === 'string' && places.test(key) && valueAt(data, ['operator']) === 'In' && Array.isArray(values) ? values : []
  const labels = Object.entries(data).flatMap(([name, value]) => (places.test(name) ? [value] : placesIn(value)))
  return [...required, ...labels].filter((value) => typeof value === 'string')
}
