import { SimpleGrid, Stack, Text } from '@mantine/core'
import type { Imported } from '@/simulation/engine.ts'
import { ProblemsList } from '../elements/problems-list.tsx'
import classes from './import-notes.module.css'

type Ignored = Imported['ignored'][number]

/** What an import had to assume, what it left aside and whether that matters, and what is wrong with the manifests. */
export function ImportNotes({ imported }: { imported: Imported }) {
  const mattering = imported.ignored.filter(({ doesMatter }) => doesMatter)
  const harmless = imported.ignored.filter(({ doesMatter }) => !doesMatter)
  return (
    <Stack gap="sm">
      <ProblemsList diagnostics={imported.diagnostics} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {imported.assumed.length > 0 && (
          <NoteList title={`Assumed, to be put right in the editor: ${imported.assumed.length}`}>
            {imported.assumed.map(({ path, value, why }) => (
              <Note key={`${path} ${why}`} where={`${path}: ${value}`} text={why} />
            ))}
          </NoteList>
        )}
        {imported.ignored.length > 0 && (
          <NoteList title={`Not used, and could change the result: ${mattering.length}`}>
            <ByObject ignored={mattering} />
            {harmless.length > 0 && (
              <li>
                <details>
                  <summary>Not used, and changes nothing here: {harmless.length}</summary>
                  <ul className={classes.inner}>
                    <ByObject ignored={harmless} />
                  </ul>
                </details>
              </li>
            )}
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

/** Fields under the object that they stand in, which is named once. */
function ByObject({ ignored }: { ignored: readonly Ignored[] }) {
  const objects = [...new Set(ignored.map(({ object }) => object))]
  return objects.map((object) => (
    <li key={object}>
      <Text component="span" size="sm" fw={600}>
        {object}
      </Text>
      <ul className={classes.inner}>
        {ignored
          .filter((field) => field.object === object)
          .map(({ path, why }) => (
            <Note key={`${path} ${why}`} where={path} text={why} />
          ))}
      </ul>
    </li>
  ))
}

function Note({ where, text }: { where: string; text: string }) {
  return (
    <li>
      <code>{where}</code>
      <Text size="xs" c="dimmed">
        {text}
      </Text>
    </li>
  )
}
