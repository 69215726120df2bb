import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { AppError } from '../app-error.ts'
import { documentDescription, documentName } from '../scenario-document/document-name.ts'
import { storeAttachment } from './attachments.ts'
import { environment } from './environment.ts'
import { runText } from './runs.ts'
import { createScenario } from './scenarios.ts'
import { singleton } from './singleton.ts'

/** One scenario file of examples/: the same file is documentation, golden test and template. */
export type Template = {
  /** `black-friday/scenario.yaml` */
  readonly id: string
  readonly folder: string
  readonly name: string
  readonly question: string
  readonly tags: readonly string[]
  readonly text: string
  /** Files beside it that its traces name. */
  readonly traceFiles: readonly string[]
}

/** Read once a process: examples come with the program. */
export const listTemplates = (): Promise<readonly Template[]> => singleton('templates', readTemplates)

async function readTemplates(): Promise<readonly Template[]> {
  const root = environment.examplesFolder()
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const templates = await Promise.all(folders.sort().map((folder) => readFolder(root, folder)))
  return templates.flat()
}

async function readFolder(root: string, folder: string): Promise<Template[]> {
  const files = (await readdir(path.join(root, folder))).sort()
  const readme = files.includes('README.md') ? await readFile(path.join(root, folder, 'README.md'), 'utf8') : ''
  const { question, tags } = frontMatter(readme)
  const traceFiles = files.filter((file) => file.endsWith('.csv')).map((file) => path.join(root, folder, file))
  const documents = await Promise.all(
    files
      .filter((file) => /\.ya?ml$/.test(file))
      .map(async (file) => ({ file, text: await readFile(path.join(root, folder, file), 'utf8') })),
  )
  return documents
    .filter(({ text }) => /^kind:\s*Scenario\b/m.test(text))
    .map(({ file, text }) => ({
      id: `${folder}/${file}`,
      folder,
      name: documentName(text),
      question: question || documentDescription(text),
      tags,
      text,
      traceFiles: traceFiles.filter((trace) => text.includes(path.basename(trace))),
    }))
}

/** The YAML between the two `---` lines that open a README. */
function frontMatter(readme: string): { question: string; tags: readonly string[] } {
  const block = /^---\n([\s\S]*?)\n---/.exec(readme)?.[1]
  const fields = (block ? parse(block) : null) as { question?: unknown; tags?: unknown } | null
  const tags = Array.isArray(fields?.tags) ? fields.tags.filter((tag): tag is string => typeof tag === 'string') : []
  return { question: typeof fields?.question === 'string' ? fields.question : '', tags }
}

/** Stores a template as a scenario of the reader's own, its traces with it. */
export async function createFromTemplate(id: string): Promise<string> {
  const template = (await listTemplates()).find((known) => known.id === id)
  if (!template) throw new AppError('not-found', 'There is no such template in this version.')
  const scenarioId = await createScenario(template.text, { template: template.id })
  for (const file of template.traceFiles) await storeAttachment(scenarioId, path.basename(file), createReadStream(file))
  return scenarioId
}

/** Gives a new database every example, and queues one run of each. */
export async function seedTemplates(): Promise<void> {
  const templates = await listTemplates()
  const made = new Map<string, string>()
  // Last created is listed first, so the first template is created last; they run from the top of the list down.
  for (const { id } of [...templates].reverse()) made.set(id, await createFromTemplate(id))
  for (const { id, text } of templates) {
    await runText(made.get(id) as string, text, undefined, true).catch((error: unknown) =>
      console.error(`examples/${id} does not run: ${error instanceof Error ? error.message : error}`),
    )
  }
}
