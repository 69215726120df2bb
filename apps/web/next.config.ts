import path from 'node:path'
import type { NextConfig } from 'next'

const root = path.join(import.meta.dirname, '../..')

/** Headers that need no nonce; the content security policy is written for each page in src/proxy.ts. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
]

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  // libsql names its binary by a computed path, and the migrations are read at start: neither is seen by tracing.
  outputFileTracingIncludes: { '/**': ['../../prisma/migrations/**/*', '../../node_modules/@libsql/*/**/*'] },
  transpilePackages: [
    '@plimsoll/analysis',
    '@plimsoll/billing',
    '@plimsoll/catalog',
    '@plimsoll/engine',
    '@plimsoll/kernel',
    '@plimsoll/models',
    '@plimsoll/plimsoll',
    '@plimsoll/prisma',
    '@plimsoll/report',
    '@plimsoll/scenario',
  ],
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/adapter-libsql'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  headers: async () => [{ source: '/:path*', headers }],
}

export default config
