'use client'

import { Alert, Container, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { PageHeader } from '../elements/page-header.tsx'
import { blankScenario } from './blank-scenario.ts'
import { OwnDocument } from './own-document.tsx'
import { TemplateCard, type TemplateRow } from './template-card.tsx'
import { useCreateScenario } from './use-create-scenario.ts'

/** From the reader's own manifests, from an example, or from the least that runs. */
export function NewScenarioPage({ templates }: { templates: readonly TemplateRow[] }) {
  const { create, creating, failure } = useCreateScenario()
  const cards = (kind: TemplateRow['kind']) =>
    templates
      .filter((template) => template.kind === kind)
      .map((template) => (
        <TemplateCard
          key={template.id}
          template={template}
          isBusy={creating === template.id}
          onChoose={() => void create({ template: template.id })}
        />
      ))
  return (
    <Container size={1180} py="xl" px={{ base: 'sm', sm: 'xl' }}>
      <Stack gap="xl">
        <PageHeader
          title="New scenario"
          text="From what runs in your cluster, or from the question that is nearest to yours. Everything can be changed, and the preview follows."
        />
        {failure && (
          <Alert color="red" title="Not created">
            {failure}
          </Alert>
        )}
        <OwnDocument isBusy={creating === 'own'} onCreate={(text) => void create({ text }, 'own')} />
        <section aria-labelledby="templates">
          <Title order={2} size="h4" id="templates" mb="sm">
            Templates
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
            {cards('example')}
            <TemplateCard
              template={{
                id: 'blank',
                kind: 'example',
                name: 'Blank',
                question: 'One service, steady traffic, two pods: the least that runs.',
                tags: [],
              }}
              isBusy={creating === 'blank'}
              onChoose={() => void create({ text: blankScenario }, 'blank')}
            />
          </SimpleGrid>
        </section>
        <section aria-labelledby="strategies">
          <Title order={2} size="h4" id="strategies" mb={4}>
            One strategy at a time
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            The smallest scenario that shows each limiter, pattern, policy, autoscaler, node provider and fault.
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
            {cards('strategy')}
          </SimpleGrid>
        </section>
      </Stack>
    </Container>
  )
}
