/** Results, on standard output. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Everything that is not a result, on standard error. */
export function tell(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`)
}

/** Width and colour of the terminal that results go to. NO_COLOR is honoured (no-color.org). */
export function terminal(): { readonly width: number; readonly isColoured: boolean } {
  const { NO_COLOR, FORCE_COLOR } = process.env
  const isColoured = !NO_COLOR && (process.stdout.isTTY === true || Boolean(FORCE_COLOR))
  return { width: Math.min(140, process.stdout.columns ?? 100), isColoured }
}
