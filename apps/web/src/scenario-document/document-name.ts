import { isMap, parseDocument } from 'yaml'

const unnamed = 'Unnamed scenario'

/** The `name` of a scenario document; also of one with errors, since drafts have them. */
export function documentName(text: string): string {
  const document = parseDocument(text, { logLevel: 'silent' })
  const name: unknown = isMap(document.contents) ? document.get('name') : undefined
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : unnamed
}

/** The `description` of a scenario document, empty where it has none. */
export function documentDescription(text: string): string {
  const document = parseDocument(text, { logLevel: 'silent' })
  const description: unknown = isMap(document.contents) ? document.get('description') : undefined
  return typeof description === 'string' ? description.trim() : ''
}

/** The document with another `name`; comments and layout stay. A text that is no map stays as it is. */
export function renameDocument(text: string, name: string): string {
  const document = parseDocument(text, { logLevel: 'silent' })
  if (!isMap(document.contents) || document.errors.length > 0) return text
  document.set('name', name)
  return document.toString({ lineWidth: 0 })
}
