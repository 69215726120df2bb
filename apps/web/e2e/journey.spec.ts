import { expect, post, test, watchErrors } from './dashboard.ts'
import { smallScenario } from './small-scenario.ts'

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout }
spec:
  replicas: 3
  selector: { matchLabels: { app: checkout } }
  template:
    metadata: { labels: { app: checkout } }
    spec:
      containers: [{ name: app, image: checkout:1, resources: { requests: { cpu: 500m, memory: 256Mi } } }]
`

test('the list starts with the examples and finds them by name', async ({ page }) => {
  const errors = watchErrors(page)
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Black Friday, checkout', exact: true })).toBeVisible()
  await page.getByLabel('Search scenarios').fill('flood')
  await expect(page.getByRole('link', { name: /without a limiter/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Black Friday, checkout', exact: true })).toBeHidden()
  await expect(page).toHaveURL(/q=flood/)
  expect(errors).toEqual([])
})

test('a new scenario is edited as form and text, previewed, run, and compared with its fork', async ({ page }) => {
  const errors = watchErrors(page)
  await page.goto('/scenarios/new')
  await page.getByLabel('Manifests or a scenario document').fill(smallScenario)
  await page.getByRole('button', { name: 'Create from this text' }).click()
  await expect(page).toHaveURL(/\/edit/)

  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByText('20 min in', { exact: false })).toBeVisible()
  const form = page.getByRole('region', { name: 'Form' })
  await form.getByLabel('Burst', { exact: true }).fill('0')
  await form.getByLabel('Burst', { exact: true }).press('Enter')
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText(/E\d+/)
  await form.getByLabel('Burst', { exact: true }).fill('25')
  await form.getByLabel('Burst', { exact: true }).press('Enter')
  await expect(page.getByRole('list', { name: 'Problems' })).toBeHidden()
  await expect(page.locator('.cm-content')).toContainText('burst: 25')
  await expect(page.locator('.cm-content')).toContainText('# The queue at noon')
  await expect(page.getByText('draft saved')).toBeVisible()

  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page).toHaveURL(/\/runs\//)
  await expect(page.getByText('Did it hold?')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Objectives' }).getByRole('listitem')).toHaveCount(3)
  expect(errors).toEqual([])
})

test('manifests become a scenario, with what was assumed and what was not used', async ({ page }) => {
  const errors = watchErrors(page)
  await page.goto('/scenarios/new')
  await page.getByLabel('Manifests or a scenario document').fill(deployment)
  await expect(page.getByRole('list', { name: /^Assumed/ })).toContainText('services.checkout.pods.serviceTime')
  await expect(page.getByRole('list', { name: /^Not used/ })).toContainText('spec.selector')
  await page.getByRole('button', { name: 'Create from these manifests' }).click()
  await expect(page).toHaveURL(/\/edit/)
  await expect(page.locator('.cm-content')).toContainText('Imported: checkout')
  expect(errors).toEqual([])
})

test('the example of a strategy is a template, its trace with it', async ({ page }) => {
  await page.goto('/scenarios/new')
  const strategies = page.getByRole('region', { name: 'One strategy at a time' })
  await expect(strategies.getByRole('article')).not.toHaveCount(0)
  await expect(strategies).toContainText('nginx-limit-req')
  await strategies.getByRole('article').filter({ hasText: 'token-bucket' }).getByRole('button').click()
  await expect(page).toHaveURL(/\/edit/)
  await expect(page.locator('.cm-content')).toContainText('token-bucket')
})

test('charts share one cursor, zoom together, and keep the range in the address', async ({ page, stored }) => {
  const errors = watchErrors(page)
  await page.goto(`/runs/${stored.runId}`)
  const plot = page.getByRole('slider', { name: 'Cursor: How much traffic came, and how much was served?' })
  await plot.scrollIntoViewIfNeeded()
  const box = await plot.boundingBox()
  if (!box) throw new Error('the chart has no place on the page')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await expect(page.getByRole('complementary', { name: 'At the cursor' })).toContainText('requests/s')

  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2, { steps: 8 })
  await page.mouse.up()
  await expect(page).toHaveURL(/[?&]t=\d+\.\.\d+/)
  await page.getByRole('button', { name: 'Whole run' }).click()
  await expect(page).not.toHaveURL(/[?&]t=/)
  await page.goBack()
  await expect(page).toHaveURL(/[?&]t=\d+\.\.\d+/)

  await page.getByRole('button', { name: 'Table: Did latency hold?' }).click()
  await expect(page.getByRole('columnheader', { name: 'p99' })).toBeVisible()
  expect(errors).toEqual([])
})

test('charts are saved as CSV and PNG', async ({ page, stored }) => {
  await page.goto(`/runs/${stored.runId}`)
  for (const [item, ending] of [
    ['Save as CSV', '.csv'],
    ['Save as PNG', '.png'],
  ]) {
    await page.getByRole('button', { name: 'Save: Did latency hold?' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    expect((await download).suggestedFilename()).toContain(ending)
  }
})

test('every tab of a run has its figures', async ({ page, stored }) => {
  await page.goto(`/runs/${stored.runId}`)
  const shows: readonly (readonly [string, RegExp])[] = [
    ['Decisions', /cpu .* of request/],
    ['Bill', /m7g\.large/],
    ['Scenario', /Lunch rush/],
    ['Provenance', /exact: every request was simulated/],
  ]
  for (const [tab, text] of shows) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tabpanel')).toContainText(text)
  }
})

test('a decision tells what led to it, and a reaction where its seconds went', async ({ page, stored }) => {
  await page.goto(`/runs/${stored.runId}?tab=decisions&kind=scale`)
  const ask = page.getByRole('button', { name: /^Why, at .*, web$/ }).first()
  await ask.click()
  await expect(ask).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('tabpanel')).toContainText('traffic of customers rises from')
  await ask.click()
  await expect(page.getByText('What led to it')).toBeHidden()

  await page.getByRole('tab', { name: 'Reaction' }).click()
  const stages = page.getByRole('region', { name: 'Stages' })
  await expect(stages.getByRole('row')).toHaveCount(9)
  await expect(stages).toContainText('until the metric showed it')
})

test('two runs are compared in words, figures and curves', async ({ page, stored, baseURL }) => {
  const other = smallScenario.replace('minReplicas: 2', 'minReplicas: 6').replace('name: Lunch rush', 'name: Lunch rush, more pods')
  const { id } = await post<{ id: string }>(`${baseURL}/api/scenarios/${stored.scenarioId}/fork`, {})
  const run = await post<{ id: string }>(`${baseURL}/api/scenarios/${id}/runs`, { text: other })
  await page.goto(`/runs/${run.id}`)
  await expect(page.getByText('Did it hold?')).toBeVisible()
  await page.goto(`/compare?before=${stored.runId}&after=${run.id}`)
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Lunch rush, more pods')
  await expect(page.getByRole('row', { name: /Bill for a month/ })).toContainText('$')
  await expect(page.getByRole('slider').first()).toBeVisible()
})

test('archiving is undone from its toast', async ({ page, baseURL }) => {
  await post(`${baseURL}/api/scenarios`, { text: smallScenario.replace('Lunch rush', 'To be archived') })
  await page.goto('/scenarios')
  await page.getByRole('button', { name: 'Actions for To be archived' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(page.getByRole('link', { name: 'To be archived' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'To be archived' })).toBeVisible()
})
