import { type Streams, sampler } from '@plimsoll/kernel'
import { type Arrivals, clientKeys, createSource, mergeSources } from '@plimsoll/models'
import type { DataPlaneSpec } from '../port.ts'

/** Requests of all sources in order of time. Each source's arrivals, clients and work come from streams of its own. */
export function createArrivals({ sources, services, needsClients }: DataPlaneSpec, streams: Streams): Arrivals | null {
  if (sources.length === 0) return null
  const { firstKeys } = clientKeys(sources.map(({ clients }) => clients))
  return mergeSources(
    sources.map(({ name, service, pattern, clients }, index) => {
      const law = sampler(services[service].serviceTime)
      const workStream = streams(`traffic/${name}/work`)
      return createSource({
        index,
        route: service,
        name,
        streams,
        pattern,
        clients: needsClients ? { population: clients, firstKey: firstKeys[index] } : undefined,
        fillWork: (work, rows) => law.fill(workStream, work, rows),
      })
    }),
  )
}
