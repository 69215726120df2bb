/**
 * Says why a request may not be answered, or null when it may.
 *
 * The dashboard has no passwords: it trusts whoever reaches its loopback port. A page of another site must therefore not be able to
 * reach it through the reader's own browser, neither by a forged form (Origin) nor by a name that resolves to 127.0.0.1 (Host).
 */
export function findForeign(method: string, headers: Headers): string | null {
  const host = headers.get('host')?.toLowerCase() ?? ''
  if (!isOwnHost(host)) return `Refused: this dashboard does not answer for the host "${printable(host)}". Open it at http://127.0.0.1.`

  const origin = headers.get('origin')
  if (origin !== null && hostOf(origin) !== host) return `Refused: a page of ${printable(origin)} may not use this dashboard.`

  const site = headers.get('sec-fetch-site')
  const isWrite = method !== 'GET' && method !== 'HEAD'
  if (isWrite && site !== null && site !== 'same-origin' && site !== 'none') return 'Refused: another site sent this request.'
  return null
}

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Loopback names on any port, and what the operator lists in ALLOWED_HOSTS (comma separated, with port where there is one). */
function isOwnHost(host: string): boolean {
  if (ownNames.has(host.replace(/:\d+$/, ''))) return true
  const allowed = process.env.ALLOWED_HOSTS?.toLowerCase().split(',') ?? []
  return host !== '' && allowed.some((name) => name.trim() === host)
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

const printable = (text: string) => text.slice(0, 100).replace(/[^\w.:/[\]-]/g, '?')
