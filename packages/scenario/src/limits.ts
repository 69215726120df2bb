/** Sizes beyond which a document is refused, with a diagnostic that names the bound. */
export const limits = {
  /** 1 MB: a scenario is written and read by people; recorded series come as attachments. */
  documentBytes: 1_000_000,
  /** 200 MB of one trace file; applications stream it. */
  traceBytes: 200_000_000,
  /** Pods of all services together, at their largest. */
  pods: 100_000,
  /** 10 years of 365.25 days. */
  runSeconds: 315_576_000,
  /** Buckets of a result's series. */
  buckets: 200_000,
  /** Levels of maps and lists inside each other; no field of the schema lies deeper than 20. */
  nesting: 64,
  /** What YAML aliases may expand to, in nodes: a bound on alias bombs. */
  aliases: 100,
  /** Diagnostics of one document; a final one counts the rest. */
  diagnostics: 200,
} as const

/** Length in UTF-8, without encoding it. Counts no further than one past `enough`. */
export function utf8Bytes(text: string, enough: number): number {
  let bytes = 0
  for (let index = 0; index < text.length && bytes <= enough; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    // Each half of a surrogate pair stands for two of the four bytes.
    else bytes += unit >= 0xd800 && unit <= 0xdfff ? 2 : 3
  }
  return bytes
}
