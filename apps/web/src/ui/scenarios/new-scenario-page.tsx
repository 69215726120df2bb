'use client'

import { Alert, Button, Code, Container, Group, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useState } from 'react'
import { PageHeader } from '../elements/page-header.tsx'
import { blankScenario } from './blank-scenario.ts'
import { TemplateCard, type TemplateRow } from './template-card.tsx'
import { useCreateScenario } from './use-create-scenario.ts'

/** From an example, from a document at hand, or from the least that runs. */
export function NewScenarioPage({ templates }: { templates: readonly TemplateRow[] }) {
  const { create, creating, failure } = useCreateScenario()
  const [pasted, setPasted] = useState('')
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
          text="Start from the question that is nearest to yours. Everything in a template can be changed, and the preview follows."
        />
        {failure && (
          <Alert color="red" title="Not created">
            {failure}
          </Alert>
        )}
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
        <section aria-labelledby="paste">
          <Title order={2} size="h4" id="paste" mb={4}>
            A document at hand
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            Paste a scenario. Kubernetes manifests become one on a terminal: <Code>npx plimsoll import k8s/*.yaml &gt; scenario.yaml</Code>
          </Text>
          <Textarea
            aria-label="Scenario document"
            placeholder={'apiVersion: plimsoll/v1\nkind: Scenario\n…'}
            autosize
            minRows={5}
            maxRows={16}
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          />
          <Group mt="sm">
            <Button
              leftSection={<IconClipboardText size={16} aria-hidden />}
              disabled={pasted.trim() === ''}
              loading={creating === 'pasted'}
              onClick={() => void create({ text: pasted }, 'pasted')}
            >
              Create from this text
            </Button>
          </Group>
        </section>
      </Stack>
    </Container>
  )
}
