import { nearestWord } from '@plimsoll/kernel'
import { systemPriorityClasses } from '@plimsoll/models'
import type { Rule } from './rule.ts'

export const unknownPriorityClass: Rule = {
  code: 'E211',
  severity: 'error',
  title: 'unknown priority class',
  cause: 'Pods name a class that neither the scenario nor Kubernetes itself has. The API refuses such pods.',
  fix: 'Add the class to cluster.priorityClasses, or name one that is there.',
  example: {
    wrong: `cluster: { priorityClasses: [{ name: reserve, value: -10 }] }
services: [{ name: checkout, pods: { serviceTime: 20ms, priorityClassName: reserves }, autoscaler: { fixed: { replicas: 2 } } }]`,
    right: `cluster: { priorityClasses: [{ name: reserve, value: -10 }] }
services: [{ name: checkout, pods: { serviceTime: 20ms, priorityClassName: reserve }, autoscaler: { fixed: { replicas: 2 } } }]`,
  },
  check({ services, cluster }) {
    if (!cluster) return []
    const known = [...cluster.priorityClasses, ...systemPriorityClasses].map(({ name }) => name)
    return services.flatMap((service, index) => {
      const name = service?.pods.priorityClassName
      if (name === undefined || known.includes(name)) return []
      const near = nearestWord(name, known)
      return [
        {
          at: ['services', index, 'pods', 'priorityClassName'],
          part: 'value' as const,
          is: `is ${name}, which is no priority class of the scenario`,
          expected: `one of ${known.join(', ')}`,
          received: name,
          ...(near ? { fix: `did you mean ${near}?` } : {}),
        },
      ]
    })
  },
}
