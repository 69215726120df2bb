import { readJson, route, textField } from '@/server/http.ts'
import { createScenario, documentLimit } from '@/server/scenarios.ts'
import { createFromTemplate } from '@/server/templates.ts'

/** Creates a scenario from a `template` or from a `text`. */
export const POST = route(async (request) => {
  const body = await readJson(request)
  const id =
    body.template === undefined
      ? await createScenario(textField(body, 'text', documentLimit))
      : await createFromTemplate(textField(body, 'template', 200))
  return Response.json({ id }, { status: 201 })
})
