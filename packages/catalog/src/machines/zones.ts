import type { Provider } from '../sourced.ts'

const suffixes: Readonly<Record<Provider, readonly string[]>> = {
  aws: ['a', 'b', 'c'],
  gcp: ['-a', '-b', '-c'],
  azure: ['-1', '-2', '-3'],
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
