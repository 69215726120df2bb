import { valueAt } from '../path.ts'

/** Names of all services as written, those with errors elsewhere included. */
export function serviceNames(data: unknown): readonly string[] {
  const services = valueAt(data, ['services'])
  if (!Array.isArray(services)) return []
  return services.map((service) => valueAt(service, ['name'])).filter((name) => typeof name === 'string')
}
