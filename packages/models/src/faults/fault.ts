import { z } from 'zod'
import type { OfferingChoice } from '../contract/offering-choice.ts'
import type { Strategy } from '../contract/registry.ts'
import { duration } from '../contract/units.ts'

/** metrics.k8s.io, custom.metrics.k8s.io (Pods and Object metrics), external.metrics.k8s.io. */
export type MetricsApiGroup = 'resource' | 'custom' | 'external'

/** What a fault does at an instant. The engine carries it out. */
export type FaultEffect =
  /** Machines stop without warning: their kubelets fall silent, their node objects stay. `count` null: all that match. */
  | {
      readonly type: 'machines-stop'
      readonly where: OfferingChoice
      readonly nodeGroup?: string
      readonly count: number | null
      readonly gracePeriodSeconds: number
    }
  /** Machines that stopped and are still there boot again. */
  | { readonly type: 'machines-return'; readonly where: OfferingChoice; readonly nodeGroup?: string }
  /** Offerings can't be had; those asked for are refused, or simply never come. */
  | { readonly type: 'capacity-out'; readonly what: OfferingChoice; readonly isReported: boolean }
  | { readonly type: 'capacity-back'; readonly what: OfferingChoice }
  /** The provider takes a share of the spot machines back, each with its notice. */
  | { readonly type: 'spot-notice'; readonly what: OfferingChoice; readonly ratio: number }
  /** A metrics API has no answer about a metric, null for about any of its metrics; resource metrics are not read meanwhile either. */
  | { readonly type: 'metrics-stop'; readonly api: MetricsApiGroup; readonly metric: string | null; readonly forSeconds: number }
  | { readonly type: 'metrics-resume'; readonly api: MetricsApiGroup }

/** One thing that happens, and when: seconds since the start of the run. */
export type FaultStep = { readonly atSeconds: number; readonly effect: FaultEffect; readonly reason: string }

export type FaultStrategy<Kind extends string, Spec extends z.ZodObject> = Strategy<Kind, Spec> & {
  /** What happens when, in order of time. */
  readonly steps: (spec: z.output<Spec>) => readonly FaultStep[]
}

export const at = duration({ title: 'At', description: 'When it happens, from the start of the run', examples: ['2h'] })

export const lasts = (description: string, text = '30m') => duration({ title: 'For', description, positive: true, examples: [text] })

export const zone = z
  .string()
  .min(1)
  .max(63)
  .meta({ description: 'Zone, as the label topology.kubernetes.io/zone spells it', examples: ['us-east-1a'] })

/** kube-controller-manager's flag of that name. */
export const nodeMonitorGracePeriod = duration({
  description: 'Silence until a node counts as NotReady',
  source: 'kube-controller-manager: 50s since Kubernetes 1.32, 40s before',
}).prefault('50s')

const machineType = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'Machine type of the catalogue', examples: ['m7g.2xlarge'] })

const capacityType = z.enum(['on-demand', 'spot']).meta({ description: 'How machines are bought' })

/** Fields of a document that name some offerings. */
export const offeringFields = { zone: zone.optional(), machineType: machineType.optional(), capacityType: capacityType.optional() }

export function choiceOf({ zone, machineType, capacityType }: OfferingChoice): OfferingChoice {
  return { ...(zone && { zone }), ...(machineType && { machineType }), ...(capacityType && { capacityType }) }
}

/** `m7g.2xlarge spot in us-east-1a`, or `every offering`. */
export function describeChoice({ zone, machineType, capacityType }: OfferingChoice): string {
  const what = [machineType, capacityType].filter(Boolean).join(' ')
  if (!what && !zone) return 'every offering'
  return [what || 'every offering', zone && `in ${zone}`].filter(Boolean).join(' ')
}
