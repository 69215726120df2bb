'use client'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { CommandProvider } from '../commands/command-provider.tsx'
import { cssVariables, theme } from './theme.ts'

/** Everything that pages share and that must run in the browser: functions cannot cross from the server's layout. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <NuqsAdapter>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <Notifications position="bottom-right" autoClose={6000} limit={3} />
        <CommandProvider>{children}</CommandProvider>
      </MantineProvider>
    </NuqsAdapter>
  )
}
