import type { Provider } from '../sourced.ts'

const suffixes: Readonly<Record<Provider, readonly string[]>> = {
  aws: ['a', 'b', 'c'],
  gcp: ['-a', '-b', '-c'],
  azure: ['-1', '-2', '-3'],
}

const patterns: Readonly<Record<Provider, string>> = {
  // A letter, or the name of a local zone: us-west-2-lax-1a.
  aws: '([a-z]|-[a-z]{3}-[0-9][a-z])',
  gcp: '-[a-z]',
  azure: '-[1-9]',
}

/**
 * Whether a region could have a zone of that name: as its provider writes them, whether the catalogue names it or not.
 *
 * @example isZoneOf('aws', 'us-east-1', 'us-east-1f') // true
 */
export function isZoneOf(provider: Provider, region: string, zone: string): boolean {
  return zone.startsWith(region) && new RegExp(`^${patterns[provider]}$`).test(zone.slice(region.length))
}

/**
 * Names of three zones of a region, as the label topology.kubernetes.io/zone spells them. Larger regions have more; machine types and
 * prices are taken to be alike in all of them.
 *
 * @see the providers' pages on regions and zones; AKS writes `<region>-<number>`
 * @example zonesOf('aws', 'us-east-1') // ['us-east-1a', 'us-east-1b', 'us-east-1c']
 */
export function zonesOf(provider: Provider, region: string): readonly string[] {
  return suffixes[provider].map((suffix) => `${region}${suffix}`)
}
