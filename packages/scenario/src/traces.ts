import { valueAt } from './path.ts'
import { readYaml } from './yaml/read.ts'

/** Names of the recorded series that a document asks for, in order, each once. Never throws; a document that cannot be read asks for none. */
export function traceFiles(text: string): readonly string[] {
  const traffic = valueAt(readYaml(text).source?.data, ['traffic'])
  if (!Array.isArray(traffic)) return []
  const files = traffic.map((source) => valueAt(source, ['pattern'])).filter((pattern) => valueAt(pattern, ['kind']) === 'trace')
  return [...new Set(files.map((pattern) => valueAt(pattern, ['file'])).filter((file) => typeof file === 'string'))]
}
