import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, post, test, waitForEnd } from './dashboard.ts'
import { smallScenario } from './small-scenario.ts'

const start = path.join(import.meta.dirname, '../start.mjs')
const port = 3219
const base = `http://127.0.0.1:${port}`

/** The server itself, not a shell around it: the signal must reach what holds the database. */
async function serve(databaseFile: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, [start], {
    env: { ...process.env, PORT: String(port), DATABASE_FILE: databaseFile },
    stdio: 'ignore',
  })
  await expect
    .poll(
      () =>
        fetch(`${base}/scenarios`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200)
  return server
}

async function kill(server: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  await gone
}

test('kill -9 in the middle of a run loses no revision and no finished run, and the run is marked', async ({ page }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-crash-'))
  const databaseFile = path.join(folder, 'crash.db')
  let server = await serve(databaseFile)
  try {
    const { id } = await post<{ id: string }>(`${base}/api/scenarios`, { text: smallScenario })
    const finished = await post<{ id: string }>(`${base}/api/scenarios/${id}/runs`, { text: smallScenario })
    expect(await waitForEnd(base, finished.id)).toContain('"done"')
    const long = smallScenario
      .replace('duration: 20m', 'duration: 60d')
      .replace('to: 120/s', 'to: 1200/s')
      .replace('maxReplicas: 20', 'maxReplicas: 200')
    const cut = await post<{ id: string }>(`${base}/api/scenarios/${id}/runs`, { text: long })
    await fetch(`${base}/api/scenarios/${id}/draft`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${long}# typed\n` }),
    })
    await kill(server)

    server = await serve(databaseFile)
    const revisions = (await (await fetch(`${base}/api/scenarios/${id}/revisions`)).json()) as { number: number }[]
    expect(revisions.map(({ number }) => number)).toEqual([2, 1])
    expect(await (await fetch(`${base}/api/scenarios/${id}/revisions/2`)).json()).toEqual({ text: long })
    expect((await fetch(`${base}/api/runs/${finished.id}/result`)).status).toBe(200)
    expect((await fetch(`${base}/api/runs/${cut.id}/result`)).status).toBe(404)
    expect(await waitForEnd(base, cut.id)).toContain('"interrupted"')
    await page.goto(`${base}/runs/${cut.id}`)
    await expect(page.getByRole('heading', { name: 'This run was interrupted' })).toBeVisible()
    await page.goto(`${base}/scenarios/${id}/edit?view=yaml`)
    await expect(page.getByText('Changed since revision 2')).toBeVisible()
  } finally {
    await kill(server)
    rmSync(folder, { recursive: true, force: true })
  }
})
