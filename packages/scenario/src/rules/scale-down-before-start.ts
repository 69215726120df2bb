import { sampler } from '@plimsoll/kernel'
import { hpaOf } from '@plimsoll/models'
import type { Rule } from './rule.ts'

/** Where each autoscaler has the behavior of its HPA. */
const behaviorPath = {
  fixed: [],
  scalingPolicies: [],
  hpa: ['hpa', 'behavior'],
  keda: ['keda', 'advanced', 'horizontalPodAutoscalerConfig', 'behavior'],
  scheduled: ['scheduled', 'hpa', 'behavior'],
  predictive: ['predictive', 'hpa', 'behavior'],
} as const

export const scaleDownBeforeStart: Rule = {
  code: 'W210',
  severity: 'warning',
  title: 'scale-down window shorter than pod start',
  cause:
    'The autoscaler may remove pods sooner than a new pod takes to become ready. When load wavers it throws away pods that it is still waiting for, and asks for them again.',
  fix: 'Make behavior.scaleDown.stabilizationWindowSeconds at least as long as a pod takes to start.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms, startup: 2m }
    autoscaler: { hpa: { maxReplicas: 10, behavior: { scaleDown: { stabilizationWindowSeconds: 30 } } } }`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms, startup: 2m }
    autoscaler: { hpa: { maxReplicas: 10, behavior: { scaleDown: { stabilizationWindowSeconds: 300 } } } }`,
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      const hpa = service && hpaOf(service.autoscaler, service.name)
      if (!hpa) return []
      const { behavior, controller } = hpa
      const window = behavior?.scaleDown.stabilizationWindowSeconds ?? controller.downscaleStabilizationSeconds
      const startup = Math.round(sampler(service.pods.startup).mean)
      if (window >= startup) return []
      const at = ['services', index, 'autoscaler', ...behaviorPath[service.autoscaler.kind], 'scaleDown', 'stabilizationWindowSeconds']
      const is = `is ${window} s but a pod takes ${startup} s to start on average`
      return [
        { at, part: 'value' as const, is, expected: `at least ${startup}`, received: String(window), fix: `write ${startup} or more` },
      ]
    })
  },
}
