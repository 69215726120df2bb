import type { Mark, MarkId } from '../result/marks.ts'

/** More marks than a person or a chart can use; beyond it they are counted, not kept. */
const mostMarks = 20_000

/** Collects marks of a run and remembers the latest of each subject, so that effects can name their causes. */
export type MarkLog = {
  readonly add: (mark: Omit<Mark, 'because'> & { readonly because?: readonly (MarkId | undefined)[] }) => MarkId | undefined
  readonly latest: (subject: string) => MarkId | undefined
  /** The latest of a subject, if it came after that mark. */
  readonly latestAfter: (subject: string, mark: MarkId | undefined) => MarkId | undefined
  readonly marks: Mark[]
  readonly dropped: () => number
}

export function createMarkLog(): MarkLog {
  const marks: Mark[] = []
  const latest = new Map<string, MarkId>()
  let dropped = 0
  return {
    marks,
    dropped: () => dropped,
    latest: (subject) => latest.get(subject),
    latestAfter(subject, mark) {
      const id = latest.get(subject)
      return id !== undefined && mark !== undefined && id > mark ? id : undefined
    },
    add({ because = [], ...mark }) {
      if (marks.length === mostMarks) {
        dropped++
        return undefined
      }
      marks.push({ ...mark, because: because.filter((id) => id !== undefined) })
      latest.set(mark.subject, marks.length - 1)
      return marks.length - 1
    },
  }
}
