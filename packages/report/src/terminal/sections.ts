import { withoutControls } from './paint.ts'

/** Sections with an empty line between them; empty ones leave none. Ends with a line end. */
export function joinSections(sections: readonly (readonly string[])[]): string {
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return withoutControls(`${texts.join('\n\n')}\n`)
}
