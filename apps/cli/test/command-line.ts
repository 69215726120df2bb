import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { build } from 'tsdown'
import { afterAll, beforeAll } from 'vitest'

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

export type Way = { readonly input?: string; readonly whileRunning?: (child: ChildProcess) => void; readonly bin?: string }

export const app = path.join(import.meta.dirname, '..')

/**
 * The command line as users start it, and a folder of its own to run in. It is built from the present source beside the dependencies, because
 * starting from TypeScript takes seconds each time; `suite` keeps the builds of two suites apart.
 */
export function commandLine(suite: string) {
  const built = path.join(app, 'node_modules', `.plimsoll-test-${suite}`)
  const bin = path.join(built, 'bin/plimsoll.mjs')
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-cli-'))
    await build({ cwd: app, outDir: path.join(built, 'dist'), logLevel: 'error' })
    await cp(path.join(app, 'bin'), path.join(built, 'bin'), { recursive: true })
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await rm(built, { recursive: true, force: true })
  })

  return {
    bin,
    pathOf: (name: string) => path.join(folder, name),

    /** Writes a file into the folder; gives its name. */
    async file(name: string, text: string): Promise<string> {
      await writeFile(path.join(folder, name), text)
      return name
    },

    /** Runs the command line in the folder. */
    plimsoll(args: readonly string[], { input = '', whileRunning = () => {}, bin: file = bin }: Way = {}): Promise<Ended> {
      return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [file, ...args], {
          cwd: folder,
          env: { ...process.env, NO_COLOR: '1', PLIMSOLL_FROM_SOURCE: file === bin ? '' : '1' },
        })
        const pieces = { out: '', err: '' }
        child.stdout.on('data', (piece) => {
          pieces.out += piece
        })
        child.stderr.on('data', (piece) => {
          pieces.err += piece
        })
        child.on('error', reject)
        child.on('close', (code) => resolve({ code, ...pieces }))
        child.stdin.end(input)
        whileRunning(child)
      })
    },
  }
}
