import { z } from 'zod'
import type { FieldMeta } from '../../../contract/units.ts'

const pattern = /^([1-9]\d{0,8})r\/([sm])$/

/**
 * nginx's own way to write a rate, `10r/s` or `100r/m`. nginx keeps whole thousandths of a request per second and drops the rest,
 * so that `100r/m` is 1666 and `1r/m` is 16 (4 % slower than asked).
 *
 * @see ngx_http_limit_req_zone in src/http/modules/ngx_http_limit_req_module.c: rate * 1000 / scale
 */
export function nginxRate(meta: FieldMeta = {}) {
  return z
    .string()
    .regex(pattern, 'expected a rate as nginx writes it, such as 10r/s or 100r/m')
    .transform((text) => {
      const [, amount = '0', unit] = pattern.exec(text) ?? []
      return { milliPerSecond: Math.floor((Number(amount) * 1000) / (unit === 'm' ? 60 : 1)) }
    })
    .meta({ unit: 'nginx rate', ...meta })
}
