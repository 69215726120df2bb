import { patterns, traceSpanSeconds } from '@plimsoll/models'
import type { Attachments } from './scenario.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * A run that does not say when it begins or how long it lasts follows the longest trace that it replays: its first instant, read as UTC
 * where the file names no zone, and its span. The document is returned as it is when nothing is missing or there is no trace.
 */
export function followTrace(document: Fields, attachments: Attachments): Fields {
  const run = isFields(document.run) ? document.run : {}
  if (run.start !== undefined && run.duration !== undefined) return document
  const longest = longestTrace(document.traffic, attachments)
  if (!longest) return document
  const start = run.start ?? longest.start
  return { ...document, run: { ...run, ...(start !== undefined && { start }), duration: run.duration ?? `${longest.spanSeconds}s` } }
}

function longestTrace(traffic: unknown, { traces }: Attachments) {
  const spans = (Array.isArray(traffic) ? traffic : []).flatMap((source: unknown) => {
    const parsed = patterns.spec.safeParse(isFields(source) ? source.pattern : undefined)
    if (!parsed.success || parsed.data.kind !== 'trace' || !Object.hasOwn(traces, parsed.data.file)) return []
    const trace = traces[parsed.data.file]
    const context = { durationSeconds: 0, startSecondOfDay: 0, startDayOfWeek: 0, trace: () => trace }
    if (patterns.check(parsed.data, context).length > 0) return []
    // A part that begins later begins at an instant of its own: the document has to say which.
    const start = parsed.data.from === undefined ? isoInstant(trace.startIso) : undefined
    return [{ spanSeconds: traceSpanSeconds(parsed.data, context), start }]
  })
  return spans.reduce<(typeof spans)[number] | undefined>(
    (best, span) => (best && best.spanSeconds >= span.spanSeconds ? best : span),
    undefined,
  )
}

/** `1998-04-30T21:30` as an instant with offset; undefined when the trace counts from nowhere. */
function isoInstant(startIso: string | null): string | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?[\d.]*(Z|[+-]\d{2}:\d{2})?)?$/.exec(startIso ?? '')
  return parts ? `${parts[1]}T${parts[2] ?? '00:00'}:${parts[3] ?? '00'}${parts[4] ?? 'Z'}` : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
