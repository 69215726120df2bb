import { route } from '@/server/http.ts'
import { forkScenario } from '@/server/scenarios.ts'

export const POST = route<{ id: string }>(async (_request, { id }) => Response.json({ id: await forkScenario(id) }, { status: 201 }))
