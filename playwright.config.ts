import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const port = process.env.PORT ?? '3210'
const url = `http://127.0.0.1:${port}`

/** A fresh database for each run; the variable keeps it the same in Playwright's worker processes, which load this file again. */
process.env.PLIMSOLL_E2E_FOLDER ??= mkdtempSync(path.join(tmpdir(), 'plimsoll-e2e-'))

export default defineConfig({
  testDir: 'apps/web/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: url,
    trace: 'retain-on-failure',
    launchOptions: {
      // The system's Chromium where it is named, else the one that `npx playwright install chromium` fetches.
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
  webServer: {
    command: 'npm start',
    url,
    timeout: 300_000, // may have to build first
    reuseExistingServer: false,
    env: { PORT: port, DATABASE_FILE: path.join(process.env.PLIMSOLL_E2E_FOLDER, 'e2e.db') },
  },
})
