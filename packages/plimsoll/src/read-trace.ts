import { createTraceParser, type TraceCounts } from '@plimsoll/models'
import { type Diagnostic, diagnostic } from '@plimsoll/scenario'

export type ReadTrace = { readonly trace?: TraceCounts; readonly diagnostics: readonly Diagnostic[] }

/** Reads a recorded series piece by piece, in memory bounded by its span. What is wrong with it names the file and the line. */
export async function readTrace(name: string, pieces: AsyncIterable<string>): Promise<ReadTrace> {
  const parser = createTraceParser()
  for await (const piece of pieces) parser.push(piece)
  const { trace, problems } = parser.finish()
  const diagnostics = problems.map(({ line, message, expected, received }) =>
    diagnostic('E501', {
      path: line > 0 ? `${name}:${line}` : name,
      message: `${line > 0 ? `line ${line} of ${name}` : name} ${message}`,
      expected,
      received,
    }),
  )
  return { trace, diagnostics }
}
