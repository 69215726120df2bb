import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Control } from './collect.ts'
import { type Manifest, whereabouts } from './manifest.ts'

/** Kinds that write the number of replicas; a VerticalPodAutoscaler writes requests, of which utilisation is a share. */
const isSizer = ({ manifest }: Control) => manifest.kind !== 'VerticalPodAutoscaler'

/**
 * Objects that decide over one service against each other: two that set its size, or a VerticalPodAutoscaler that moves the requests whose
 * share an HPA follows. `second` holds those that set the size of a service that has its autoscaler already: only the first is imported.
 */
export function rivals(controls: readonly Control[]): { readonly second: ReadonlySet<Manifest>; readonly found: readonly Diagnostic[] } {
  const second = new Set<Manifest>()
  const found: Diagnostic[] = []
  for (const service of new Set(controls.map((control) => control.service))) {
    const all = controls.filter((control) => control.service === service)
    const sizers = [...new Set(all.filter(isSizer).map(({ manifest }) => manifest))]
    for (const manifest of sizers.slice(1)) {
      second.add(manifest)
      const fix = 'keep one of them; a ScaledObject makes an HPA of its own'
      found.push(report(manifest, sizers[0], 'both decide how many pods it has; only the first is imported', fix))
    }
    const vertical = all.find((control) => !isSizer(control))
    const clash = vertical && all.find((control) => isSizer(control) && control.measure === 'cpu')
    if (vertical && clash) {
      const fix = 'let the VerticalPodAutoscaler leave CPU alone, or scale on another metric'
      found.push(report(vertical.manifest, clash.manifest, 'one moves the CPU requests whose share the other follows', fix))
    }
  }
  return { second, found }
}

function report(manifest: Manifest, other: Manifest, why: string, fix: string): Diagnostic {
  const [one, two] = [other, manifest].map((each) => whereabouts(each).object)
  return diagnostic('W403', {
    path: manifest.file,
    message: `${one} and ${two} control the same workload: ${why}`,
    expected: 'one controller a workload',
    received: 'two',
    fix,
  })
}
