import { SimpleGrid, Stack, Text } from '@mantine/core'
import type { Imported } from '@/simulation/engine.ts'
import { ProblemsList } from '../elements/problems-list.tsx'
import classes from './import-notes.module.css'

/** What an import had to assume, what it left aside and whether that matters, and what is wrong with the manifests. */
export function ImportNotes({ imported }: { imported: Imported }) {
  const ignored = [...imported.ignored].sort((a, b) => Number(b.doesMatter) - Number(a.doesMatter))
  const mattering = ignored.filter(({ doesMatter }) => doesMatter).length
  return (
    <Stack gap="sm">
      <ProblemsList diagnostics={imported.diagnostics} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {imported.assumed.length > 0 && (
          <NoteList title={`Assumed, to be put right in the editor: ${imported.assumed.length}`}>
            {imported.assumed.map(({ path, value, why }) => (
              <Note key={`${path} ${why}`} where={path} value={value} text={why} />
            ))}
          </NoteList>
        )}
        {ignored.length > 0 && (
          <NoteList title={`Not used: ${ignored.length}, of which ${mattering} could change the result`}>
            {ignored.map(({ object, path, doesMatter, why }) => (
              <Note key={`${object} ${path}`} where={`${object} ${path}`} text={doesMatter ? why : `${why} (changes nothing here)`} />
            ))}
          </NoteList>
        )}
      </SimpleGrid>
    </Stack>
  )
}

function NoteList({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <Text component="h3" size="sm" fw={650} m={0} mb={4}>
        {title}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={classes.notes} aria-label={title} tabIndex={0}>
        {children}
      </ul>
    </div>
  )
}

function Note({ where, value, text }: { where: string; value?: string; text: string }) {
  return (
    <li>
      <code>{value === undefined ? where : `${where}: ${value}`}</code>
      <Text size="xs" c="dimmed">
        {text}
      </Text>
    </li>
  )
}
