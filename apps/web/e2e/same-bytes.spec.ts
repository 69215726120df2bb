import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { bundleFingerprints } from '../../../test/cross-runtime/bundle.ts'
import { documents } from '../../../test/cross-runtime/documents.ts'
import { fingerprintsInNode } from '../../../test/cross-runtime/in-node.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-same-bytes-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

const pageText = `<!doctype html><script type="module">
  import { fingerprints } from './fingerprints.mjs'
  globalThis.fingerprints = fingerprints
</script>`

test('Chromium computes the same bytes as Node for every example', async ({ page }) => {
  test.setTimeout(240_000)
  const bundle = await bundleFingerprints(folder)
  const scenarios = documents()
  await page.route('**/same-bytes/', (route) => route.fulfill({ contentType: 'text/html', body: pageText }))
  await page.route('**/same-bytes/fingerprints.mjs', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(bundle, 'utf8') }),
  )
  await page.goto('/same-bytes/')
  // One at a time: a page that computes for long without an answer is taken for stuck.
  const inChromium: Record<string, string> = {}
  for (const scenario of scenarios) {
    Object.assign(inChromium, await page.evaluate((document) => (globalThis as unknown as Page).fingerprints([document]), scenario))
  }
  expect(inChromium).toEqual(fingerprintsInNode(process.execPath, bundle, scenarios))
})

type Page = { readonly fingerprints: (documents: readonly unknown[]) => Record<string, string> }
