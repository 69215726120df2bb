import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, post, test } from './dashboard.ts'
import { smallScenario } from './small-scenario.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function scan(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    for (const path of [
      '/scenarios',
      '/scenarios?view=archive',
      '/scenarios?q=nothing-is-called-so',
      '/scenarios/new',
      '/runs',
      '/compare',
      '/prices',
      '/nowhere',
    ])
      test(`${path} is clean`, async ({ page, stored }) => {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(stored.runId).not.toBe('')
        expect(await scan(page)).toEqual([])
      })

    test('the editor is clean, with and without problems', async ({ page, baseURL }) => {
      // A scenario of its own: what is typed here stays as its draft.
      const { id } = await post<{ id: string }>(`${baseURL}/api/scenarios`, { text: smallScenario })
      await page.goto(`/scenarios/${id}/edit`)
      await expect(page.getByRole('region', { name: 'Preview' }).getByText('20 min in', { exact: false })).toBeVisible()
      expect(await scan(page)).toEqual([])
      await page.getByRole('region', { name: 'Form' }).getByLabel('Burst', { exact: true }).fill('-1')
      await page.getByRole('region', { name: 'Form' }).getByLabel('Burst', { exact: true }).press('Enter')
      await expect(page.getByRole('list', { name: 'Problems' })).toBeVisible()
      expect(await scan(page)).toEqual([])
    })

    test('a run is clean on every tab, as charts and as tables', async ({ page, stored }) => {
      await page.goto(`/runs/${stored.runId}`)
      await expect(page.getByRole('slider').first()).toBeVisible()
      expect(await scan(page)).toEqual([])
      await page.getByRole('button', { name: 'Table: Did latency hold?' }).click()
      await expect(page.getByRole('columnheader', { name: 'p99' })).toBeVisible()
      expect(await scan(page)).toEqual([])
      for (const tab of ['Decisions', 'Reaction', 'Bill', 'Scenario', 'Provenance']) {
        await page.getByRole('tab', { name: tab }).click()
        await expect(page.getByRole('tabpanel')).toBeVisible()
        expect(await scan(page), tab).toEqual([])
      }
    })

    test('a comparison, the palette and the shortcut sheet are clean', async ({ page, stored }) => {
      await page.goto(`/compare?before=${stored.runId}&after=${stored.runId}`)
      await expect(page.getByRole('slider').first()).toBeVisible()
      expect(await scan(page)).toEqual([])
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await scan(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await expect(page.getByLabel('Find a command')).toBeVisible()
      expect(await scan(page)).toEqual([])
    })
  })
}
