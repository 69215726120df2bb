import { type NextRequest, NextResponse } from 'next/server'
import { findForeign } from './server/same-origin.ts'

/** Pages: refuses foreign Hosts and Origins and writes the content security policy. API routes guard themselves in server/http.ts. */
export function proxy(request: NextRequest): NextResponse {
  const foreign = findForeign(request.method, request.headers)
  if (foreign) return new NextResponse(foreign, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } })

  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    // React needs eval in development only, to rebuild the stacks of server errors.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Components position themselves by style attributes, which a nonce cannot cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = { matcher: ['/((?!api/).*)'] }
