import type { StepSeconds } from '@plimsoll/catalog'
import type { Distribution } from '@plimsoll/kernel'
import type { NodeGroupSpec } from '@plimsoll/models'
import { type Diagnostic, diagnostic } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedProvisioning } from '../planned-nodes.ts'

/** Driver and device plug-in on a machine whose preset has no GPUs in mind. NVIDIA/k8s-device-plugin#291. */
const gpuReadySeconds: StepSeconds = { p50: 40, p95: 90 }

/** The document's own laws, else those of the preset that it names, else of the one for that provider and kind of machine. */
export function planProvisioning(
  own: NodeGroupSpec['provisioning'],
  defaultPreset: string,
  catalog: Catalog,
  path: string,
  diagnostics: Diagnostic[],
): PlannedProvisioning | undefined {
  const found = catalog.provisioning(own.preset ?? defaultPreset)
  if (!found.isKnown) {
    diagnostics.push(unknownPreset(`${path}.preset`, own.preset ?? defaultPreset, found))
    return undefined
  }
  const preset = found.value
  return {
    request: own.request ?? lawOf(preset.request),
    boot: own.boot ?? lawOf(preset.boot),
    ready: own.ready ?? lawOf(preset.ready),
    gpuReady: own.gpuReady ?? lawOf(preset.gpuReady ?? gpuReadySeconds),
  }
}

function unknownPreset(path: string, received: string, { message, nearest }: { message: string; nearest: readonly string[] }): Diagnostic {
  return diagnostic('E310', {
    path,
    message,
    expected: 'a provisioning preset of the catalogue',
    received,
    fix: nearest.length > 0 ? `use ${nearest.join(' or ')}` : undefined,
  })
}

function lawOf({ p50, p95 }: StepSeconds): Distribution {
  return { kind: 'lognormal', p50, upper: p95, upperProbability: 0.95 }
}
