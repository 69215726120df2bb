import type { z } from 'zod'
import { registry } from '../../contract/registry.ts'
import type { Station, StationContext } from '../../contract/station.ts'
import { nginxLimitReq } from './nginx-limit-req/index.ts'
import { tokenBucket } from './token-bucket/index.ts'

const family = registry(nginxLimitReq, tokenBucket)

/** A strategy whose spec the registry has matched to it by kind. */
type Matched = { create(spec: LimiterSpec, context: StationContext): Station; readsClients(spec: LimiterSpec): boolean }

/** What refuses requests before the cluster, by how many came. */
export const limiters = {
  ...family,
  /** A fresh limiter: nobody has been counted yet. */
  create: (spec: LimiterSpec, context: StationContext): Station => (family.get(spec.kind) as Matched).create(spec, context),
  /** Whether the station reads `RequestBatch.client`; only then does anyone draw clients. */
  readsClients: (spec: LimiterSpec): boolean => (family.get(spec.kind) as Matched).readsClients(spec),
}
export type LimiterSpec = z.output<typeof family.spec>
