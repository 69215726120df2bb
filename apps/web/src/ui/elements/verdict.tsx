import { IconCheck, IconHelpCircle, IconMinus, IconX } from '@tabler/icons-react'
import classes from './verdict.module.css'

type Tone = 'good' | 'bad' | 'unsure' | 'plain'

const faces = {
  held: { tone: 'good', word: 'Held' },
  broken: { tone: 'bad', word: 'Broke' },
  unknown: { tone: 'unsure', word: 'Unclear' },
  none: { tone: 'plain', word: 'No objectives' },
  pass: { tone: 'good', word: 'Pass' },
  fail: { tone: 'bad', word: 'Fail' },
} as const satisfies Record<string, { tone: Tone; word: string }>

export type VerdictName = keyof typeof faces

const icons = { good: IconCheck, bad: IconX, unsure: IconHelpCircle, plain: IconMinus }

/** Pass or fail by icon, word and colour, never by colour alone. */
export function Verdict({ verdict, text }: { verdict: VerdictName; text?: string }) {
  const { tone, word } = faces[verdict]
  const Icon = icons[tone]
  return (
    <span className={classes.verdict} data-tone={tone}>
      <Icon size={14} stroke={2.6} aria-hidden />
      {text ? <span>{`${word} ${text}`}</span> : word}
    </span>
  )
}
