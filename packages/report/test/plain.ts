/** Tests are written with plain blanks; texts hold no-break ones between thousands and before units. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}
