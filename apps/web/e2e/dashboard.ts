import { test as base, expect, type Page } from '@playwright/test'
import { smallScenario } from './small-scenario.ts'

/** A finished run of the small scenario, made once through the same routes that the pages use. */
export type Stored = { readonly scenarioId: string; readonly runId: string }

export const test = base.extend<Record<never, never>, { stored: Stored }>({
  stored: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern here
    async ({}, use, { project }) => {
      const base = project.use.baseURL as string
      const scenarioId = (await post<{ id: string }>(`${base}/api/scenarios`, { text: smallScenario })).id
      const runId = (await post<{ id: string }>(`${base}/api/scenarios/${scenarioId}/runs`, { text: smallScenario })).id
      await waitForEnd(base, runId)
      await use({ scenarioId, runId })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

export { expect }

export async function post<Answer>(url: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

/** Follows the run's own events until they end; gives the last state. */
export async function waitForEnd(base: string, runId: string): Promise<string> {
  const events = await (await fetch(`${base}/api/runs/${runId}/events`)).text()
  return events.trim().split('\n').at(-1) ?? ''
}

/** Errors of a page that nobody would see otherwise: scripts that threw, and what the content security policy refused. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) errors.push(message.text())
  })
  return errors
}
