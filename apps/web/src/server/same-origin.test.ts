import { describe, expect, it } from 'vitest'
import { findForeign } from './same-origin.ts'

const ask = (method: string, headers: Record<string, string>) => findForeign(method, new Headers(headers))

describe('findForeign', () => {
  it('answers loopback names on any port', () => {
    for (const host of ['127.0.0.1:3000', 'localhost:8080', '[::1]:3000', 'localhost']) expect(ask('GET', { host })).toBeNull()
  })

  it('refuses a foreign or missing Host, and names that only begin like ours', () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', ''])
      expect(ask('GET', { host })).toMatch(/^Refused/)
    expect(ask('GET', {})).toMatch(/^Refused/)
  })

  it('refuses a foreign Origin, another port and an opaque one included', () => {
    const host = '127.0.0.1:3000'
    for (const origin of ['https://evil.example', 'http://127.0.0.1:4000', 'null'])
      expect(ask('POST', { host, origin })).toMatch(/^Refused/)
    expect(ask('POST', { host, origin: 'http://127.0.0.1:3000' })).toBeNull()
  })

  it('refuses writes that a browser says come from another site', () => {
    const host = '127.0.0.1:3000'
    expect(ask('POST', { host, 'sec-fetch-site': 'cross-site' })).toMatch(/^Refused/)
    expect(ask('GET', { host, 'sec-fetch-site': 'cross-site' })).toBeNull()
    expect(ask('POST', { host })).toBeNull()
  })

  it('shows nothing of a header that could be markup', () => {
    expect(ask('GET', { host: '<script>' })).not.toContain('<')
  })
})
