import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.join(import.meta.dirname, 'charts')

/** Manifests as charts render them and as clusters print them, one file a style; those that hold no workload come with one. */
export const charts = readdirSync(folder)
  .sort()
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: api, resources: { requests: { cpu: 500m, memory: 512Mi } } }] }
`

export type ChartFile = { readonly name: string; readonly text: string }

/** What is imported with a chart: itself, and a workload where it has none. */
export function filesOf(chart: ChartFile): readonly ChartFile[] {
  return /kind: (?:Deployment|StatefulSet)\n/.test(chart.text) ? [chart] : [{ name: 'workload.yaml', text: workload }, chart]
}
