import type { CodeEntry } from '../codes/code.ts'
import type { Finding } from '../finding.ts'
import type { Draft } from '../scenario.ts'

/** What a rule says about a place; the rule itself brings the code. */
export type RuleFinding = Omit<Finding, 'code'>

/** One thing that fields must agree on, or had better: its entry in the catalogue and how to see it. */
export type Rule = CodeEntry & { check(draft: Draft): readonly RuleFinding[] }
