import { parseScenario } from '../index.ts'
import { checkout } from './documents.ts'

/** A wrong spec, and what is said of it: code, message without the path above the spec, what to do. */
export type Refusal = readonly [spec: string, code: string, message: string, fix: string | undefined]

/** Errors of a document, as a person reads them, with `prefix` taken off their paths. */
export function refusals(
  sections: Readonly<Record<string, string>>,
  prefix: string,
): readonly (readonly [code: string, message: string, fix: string | undefined])[] {
  return parseScenario(checkout(sections))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message, fix }) => [code, message.replace(prefix, ''), fix])
}

/** A document whose one service has these fields. */
export const service = (fields: string) => ({
  services: `services: [{ name: shop, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, ${fields} }]`,
})

/** @see k8s.io/apimachinery/pkg/api/resource: ErrFormatWrong */
export const wrongQuantity = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
