import { addPull, cachedSeconds, nextEnd, progress, takeEnded } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Node, Pod } from '../world.ts'
import { podsChanged } from './changes.ts'
import { hasImage } from './lifecycle.ts'

/** A pod's sandbox is there: its machine has the image, waits for it already, or begins to pull it. */
export function needImage(sim: Simulation, pod: Pod, atSeconds: number): void {
  const { image } = sim.plan.services[pod.service].versions[pod.version]
  const name = imageOf(sim, pod)
  if (pod.phase !== 'starting' || !image) return
  const node = sim.world.nodes[pod.node]
  const asking = () => sim.draw.startStep(pod.service, 'manifest')
  if (node.images.has(name)) {
    hasImage(sim, pod, atSeconds + (image.isAlwaysAsked ? asking() : cachedSeconds))
    return
  }
  pod.isPulling = true
  podsChanged(sim, pod.service, atSeconds)
  if (node.pulls.pulls.some((pull) => pull.image === name)) return
  const bytesPerSecond = sim.draw.pullRate()
  const remainingBytes = image.bytes + asking() * bytesPerSecond
  node.pulls = addPull(progress(node.pulls, atSeconds), { image: name, remainingBytes, bytesPerSecond })
  awaitNext(sim, node)
}

/** An image that has come lets the pods that wait for it go on. Finds nothing when another pull has slowed down the one it was for. */
export function imagePulled(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase === 'gone') return
  const { images, queue } = takeEnded(progress(node.pulls, atSeconds))
  node.pulls = queue
  for (const image of images) {
    node.images.add(image)
    for (const pod of node.pods) {
      if (!pod.isPulling || pod.phase !== 'starting' || imageOf(sim, pod) !== image) continue
      hasImage(sim, pod, atSeconds)
      podsChanged(sim, pod.service, atSeconds)
    }
  }
  awaitNext(sim, node)
}

function awaitNext(sim: Simulation, node: Node): void {
  const at = nextEnd(node.pulls)
  if (at !== null) sim.schedule(at, { type: 'image-pulled', node: node.index })
}

/** Every version of a service has an image of its own. */
export function imageOf(sim: Simulation, { service, version }: Pod): string {
  return `${sim.plan.services[service].name}:${version}`
}
