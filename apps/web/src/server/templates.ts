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

/**
 * A scenario file that comes with the program: of examples/, where the same file is documentation, golden test and template, or the example
 * of one strategy, which stands in the strategy's own folder.
 */
export type Template = {
  /** `black-friday/scenario.yaml`, `strategies/edge/limiters/token-bucket/example.yaml` */
  readonly id: string
  readonly kind: 'example' | 'strategy'
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
  const examples = environment.examplesFolder()
  const strategies = environment.strategiesFolder()
  const [named, found] = await Promise.all([
    readdir(examples, { withFileTypes: true }).catch(() => []),
    readdir(strategies, { recursive: true }).catch(() => []),
  ])
  const exampleFolders = named.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const strategyFolders = found.filter((file) => path.basename(file) === 'example.yaml').map((file) => path.dirname(file))
  const templates = await Promise.all([
    ...exampleFolders.sort().map((folder) => readFolder(examples, folder, 'example')),
    ...strategyFolders.sort().map((folder) => readFolder(strategies, folder, 'strategy')),
  ])
  return templates.flat()
}

async function readFolder(root: string, folder: string, kind: Template['kind']): Promise<Template[]> {
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
      id: `${kind === 'strategy' ? 'strategies/' : ''}${folder.replaceAll(path.sep, '/')}/${file}`,
      kind,
      name: documentName(text),
      question: question || documentDescription(text),
      tags: kind === 'strategy' ? [folder.split(path.sep)[0], path.basename(folder)] : tags,
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
  const templates = (await listTemplates()).filter(({ kind }) => kind === 'example')
  const made = new Map<string, string>()
  // Last created is listed first, so the first template is created last; they run from the top of the list down.
  for (const { id } of [...templates].reverse()) made.set(id, await createFromTemplate(id))
  for (const { id, text } of templates) {
    await runText(made.get(id) as string, text, undefined, true).catch((error: unknown) =>
      console.error(`examples/${id} does not run: ${error instanceof Error ? error.message : error}`),
    )
  }
}
