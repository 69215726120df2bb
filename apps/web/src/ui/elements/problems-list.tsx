import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import type { Diagnostic } from '@/simulation/engine.ts'
import classes from './problems-list.module.css'

/** Everything that is wrong or doubtful, with what to do about it. Empty when there is nothing. */
export function ProblemsList({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
    <ul className={classes.problems} aria-label="Problems" tabIndex={0}>
      {diagnostics.map((diagnostic) => (
        <li
          key={`${diagnostic.code} ${diagnostic.path} ${diagnostic.message}`}
          className={classes.problem}
          data-severity={diagnostic.severity}
        >
          {diagnostic.severity === 'error' ? (
            <IconCircleX size={16} aria-label="Error" />
          ) : (
            <IconAlertTriangle size={16} aria-label="Warning" />
          )}
          <span className={classes.problemCode}>{diagnostic.code}</span>
          <span>
            {diagnostic.message}
            {diagnostic.line && <span className={classes.fix}> (line {diagnostic.line})</span>}
            {diagnostic.fix && <span className={classes.fix}> {diagnostic.fix}.</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
