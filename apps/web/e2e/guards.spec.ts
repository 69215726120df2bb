import { request as http } from 'node:http'
import { expect, post, test, waitForEnd } from './dashboard.ts'
import { smallScenario } from './small-scenario.ts'

/** Browsers and fetch set Host themselves; a forged one needs the wire. */
function statusFor(url: URL, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = http(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

test('answers for its own names only', async ({ baseURL }) => {
  for (const path of ['/scenarios', '/api/runs/x/result']) {
    expect(await statusFor(new URL(path, baseURL), { host: 'evil.example' })).toBe(403)
    expect(await statusFor(new URL(path, baseURL), { origin: 'http://evil.example' })).toBe(403)
  }
  expect(await statusFor(new URL('/scenarios', baseURL), {})).toBe(200)
})

test('bounds what it reads, and answers errors in one form', async ({ request }) => {
  const large = await request.post('/api/scenarios', { data: { text: 'x'.repeat(3_000_000) } })
  expect(large.status()).toBe(413)
  expect((await large.json()).error.code).toBe('too-large')
  const unknown = await request.post('/api/scenarios/none/fork')
  expect(unknown.status()).toBe(404)
  const broken = await request.post('/api/scenarios', { data: 'not json', headers: { 'content-type': 'application/json' } })
  expect(broken.status()).toBe(400)
  expect(JSON.stringify(await broken.json())).not.toContain('at ')
})

test('keeps an uploaded trace with its scenario and replays it to the last request', async ({ request, baseURL }) => {
  const rows = Array.from({ length: 20 }, (_, minute) => `2026-11-27T11:${String(minute).padStart(2, '0')}:00Z,${600 + minute}`)
  const text = smallScenario.replace(
    'pattern: { kind: ramp, from: 20/s, to: 120/s, at: 4m, over: 4m }',
    'pattern: { kind: trace, file: requests.csv }',
  )
  const { id } = await post<{ id: string }>(`${baseURL}/api/scenarios`, { text })
  const early = await request.post(`/api/scenarios/${id}/runs`, { data: { text } })
  expect(early.status()).toBe(400)

  const upload = await request.put(`/api/scenarios/${id}/attachments/requests.csv`, {
    data: `time,count\n${rows.join('\n')}\n`,
    headers: { 'content-type': 'text/csv' },
  })
  expect(upload.status()).toBe(201)
  const back = await request.get(`/api/scenarios/${id}/attachments/requests.csv`)
  expect(await back.text()).toContain('11:19:00Z,619')

  const run = await post<{ id: string }>(`${baseURL}/api/scenarios/${id}/runs`, { text })
  expect(await waitForEnd(baseURL as string, run.id)).toContain('"done"')
})

test('no document can name a file of this machine', async ({ request, baseURL }) => {
  const text = smallScenario.replace(
    'pattern: { kind: ramp, from: 20/s, to: 120/s, at: 4m, over: 4m }',
    'pattern: { kind: trace, file: /etc/passwd }',
  )
  const { id } = await post<{ id: string }>(`${baseURL}/api/scenarios`, { text })
  const refused = await request.post(`/api/scenarios/${id}/runs`, { data: { text } })
  expect(refused.status()).toBe(400)
  expect(await refused.text()).not.toContain('root:')
})

test('a run can be cancelled', async ({ request, page, baseURL }) => {
  const long = smallScenario
    .replace('duration: 20m', 'duration: 60d')
    .replace('to: 120/s', 'to: 1200/s')
    .replace('maxReplicas: 20', 'maxReplicas: 200')
  const { id } = await post<{ id: string }>(`${baseURL}/api/scenarios`, { text: long })
  const run = await post<{ id: string }>(`${baseURL}/api/scenarios/${id}/runs`, { text: long })
  await page.goto(`/runs/${run.id}`)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'This run was cancelled' })).toBeVisible()
  expect((await request.get(`/api/runs/${run.id}/result`)).status()).toBe(404)
})
