import { rules } from '../rules/index.ts'
import { attachmentCodes } from './attachments.ts'
import type { CodeEntry } from './code.ts'
import { compileCodes } from './compile.ts'
import { documentCodes } from './document.ts'
import { fieldCodes } from './fields.ts'
import { manifestCodes } from './manifests.ts'

/** Every diagnostic there is, in the order of codes. A rule brings its own entry. */
export const codes: readonly CodeEntry[] = [
  ...documentCodes,
  ...fieldCodes,
  ...rules,
  ...compileCodes,
  ...manifestCodes,
  ...attachmentCodes,
].sort((a, b) => (a.code < b.code ? -1 : 1))

const byCode = new Map(codes.map((entry) => [entry.code, entry]))

/** The entry of a code that a person asked for, in any case of letters; undefined when there is none. */
export function explainCode(code: string): CodeEntry | undefined {
  return byCode.get(code.toUpperCase())
}

/** @throws RangeError when the code is not in the catalogue */
export function codeEntry(code: string): CodeEntry {
  const entry = byCode.get(code)
  if (!entry) throw new RangeError(`diagnostic code ${code} is not in the catalogue`)
  return entry
}
