import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@/charts/roles.css'
import './global.css'
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AppFrame } from '@/ui/shell/app-frame.tsx'
import { Providers } from '@/ui/shell/providers.tsx'

export const metadata: Metadata = {
  title: { default: 'Plimsoll', template: '%s · Plimsoll' },
  description: 'What a Kubernetes service can carry, and what that costs.',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <Providers nonce={nonce}>
          <AppFrame>{children}</AppFrame>
        </Providers>
      </body>
    </html>
  )
}
