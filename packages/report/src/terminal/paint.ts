/** What a piece of text means; the terminal shows it in colour, or not. Meaning never hangs on colour alone. */
export type Tone = 'good' | 'bad' | 'doubt' | 'quiet' | 'strong'

export type Paint = (tone: Tone, text: string) => string

/** ECMA-48 SGR parameters. */
const codes: Readonly<Record<Tone, string>> = { good: '32', bad: '31', doubt: '33', quiet: '2', strong: '1' }

const introducer = '\u001b['

export function painter(isColoured: boolean): Paint {
  return isColoured ? (tone, text) => `${introducer}${codes[tone]}m${text}${introducer}0m` : (_, text) => text
}

/**
 * Names and reasons come from documents: whatever in them would steer the terminal is dropped, line ends and this module's colours stay.
 */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return text.replace(/\u001b(?!\[(?:0|1|2|31|32|33)m)|[\u0000-\u0009\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g, '')
}
