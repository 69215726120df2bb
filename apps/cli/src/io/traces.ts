import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { type Diagnostic, diagnostic, limits, type ReadTrace, readTrace, type TraceCounts, traceFiles } from '@plimsoll/plimsoll'
import { statOf } from './files.ts'

export type ReadTraces = { readonly traces: Readonly<Record<string, TraceCounts>>; readonly diagnostics: readonly Diagnostic[] }

/**
 * Reads the traces that a document names. A name is relative to the scenario's folder; one that `--set` gave may also be relative to where
 * the command runs.
 */
export async function readTraces(text: string, scenarioFile: string): Promise<ReadTraces> {
  const traces: Record<string, TraceCounts> = {}
  const diagnostics: Diagnostic[] = []
  for (const name of traceFiles(text)) {
    const beside = path.resolve(path.dirname(scenarioFile), name)
    const file = !existsSync(beside) && existsSync(name) ? path.resolve(name) : beside
    if (!existsSync(file)) continue // parseScenario names the missing trace, with its place in the document
    const read = await readFile(name, file)
    if (read.trace) traces[name] = read.trace
    diagnostics.push(...read.diagnostics)
  }
  return { traces, diagnostics }
}

async function readFile(name: string, file: string): Promise<ReadTrace> {
  const { size } = await statOf(file)
  if (size > limits.traceBytes) return { diagnostics: [tooLarge(name, size)] }
  return readTrace(name, createReadStream(file, 'utf8'))
}

function tooLarge(name: string, bytes: number): Diagnostic {
  const expected = `at most ${limits.traceBytes} bytes`
  return diagnostic('E502', { path: name, message: 'the trace is larger than a trace may be', expected, received: `${bytes} bytes` })
}
