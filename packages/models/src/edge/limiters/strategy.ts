import type { z } from 'zod'
import type { Strategy } from '../../contract/registry.ts'
import type { Station, StationContext } from '../../contract/station.ts'

export type LimiterStrategy<Kind extends string = string, Spec extends z.ZodObject = z.ZodObject> = Strategy<Kind, Spec> & {
  /** A fresh limiter: nobody has been counted yet. */
  create(spec: z.output<Spec>, context: StationContext): Station
  /** Whether the station reads `RequestBatch.client`; only then does anyone draw clients. */
  readsClients(spec: z.output<Spec>): boolean
}
