import { type Diagnostic, traceFiles } from '../simulation/engine.ts'
import { readUpload, type Traces } from '../simulation/traces.ts'
import { listAttachments, readAttachment } from './attachments.ts'

/**
 * The uploads that a document asks for, read as traces. A name that no upload has is left out: the scenario's own check says so.
 * Names are looked up among the scenario's uploads and nowhere else; no document can name a file of this machine.
 */
export async function readTraces(
  scenarioId: string,
  text: string,
): Promise<{ readonly traces: Traces; readonly diagnostics: readonly Diagnostic[] }> {
  const wanted = traceFiles(text)
  if (wanted.length === 0) return { traces: {}, diagnostics: [] }
  const kept = new Set((await listAttachments(scenarioId)).map(({ name }) => name))
  const traces: Record<string, Traces[string]> = {}
  const diagnostics: Diagnostic[] = []
  for (const file of wanted) {
    const name = uploadName(file)
    if (!kept.has(name)) continue
    const read = await readUpload(name, readAttachment(scenarioId, name))
    if (read.trace) traces[file] = read.trace
    diagnostics.push(...read.diagnostics)
  }
  return { traces, diagnostics }
}

/** A document written for the command line may say `./requests.csv`; uploads have no folders. */
const uploadName = (file: string) => file.split('/').at(-1) ?? file
