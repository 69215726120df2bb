import { z } from 'zod'

/** Labels as Kubernetes writes them; values are text. */
export const labelsField = z.record(z.string().min(1).max(317), z.string().max(63))

export const taintField = z.strictObject({
  key: z.string().min(1),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
})

const tolerationShape = {
  key: z.string().min(1).optional(),
  operator: z.enum(['Exists', 'Equal']).optional(),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
}
type TolerationKey = { readonly key?: string | undefined; readonly operator?: string | undefined }
const hasKey = ({ key, operator }: TolerationKey) => key !== undefined || operator === 'Exists'

export const tolerationField = z.strictObject(tolerationShape).refine(hasKey, 'a toleration without key needs operator Exists')

/** Of pods that leave their machine some day. */
export const podTolerationField = z
  .strictObject({
    ...tolerationShape,
    tolerationSeconds: z.int().min(0).max(31_536_000).optional().meta({
      unit: 's',
      description: 'How long the pod stays after such a taint came: of node.kubernetes.io/unreachable, when its machine has stopped',
    }),
  })
  .refine(hasKey, 'a toleration without key needs operator Exists')
  .refine(
    ({ tolerationSeconds, effect }) => tolerationSeconds === undefined || effect === 'NoExecute',
    'tolerationSeconds needs effect NoExecute',
  )

/** One requirement on a node's labels: an entry of matchExpressions. */
export const labelExpressionField = z
  .strictObject({
    key: z.string().min(1),
    operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']),
    values: z.array(z.string()).max(600).optional(),
  })
  .refine(
    ({ operator, values = [] }) => !['In', 'NotIn'].includes(operator) || values.length > 0,
    'operators In and NotIn need at least one value',
  )
  .refine(
    ({ operator, values = [] }) => !['Gt', 'Lt'].includes(operator) || (values.length === 1 && /^-?\d+$/.test(values[0])),
    'operators Gt and Lt need one whole number',
  )

/** A label selector of the API; an empty one selects every pod. */
export const labelSelectorField = z.strictObject({
  matchLabels: labelsField.optional(),
  matchExpressions: z
    .array(
      z
        .strictObject({
          key: z.string().min(1),
          operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
          values: z.array(z.string()).max(600).optional(),
        })
        .refine(
          ({ operator, values = [] }) => ['In', 'NotIn'].includes(operator) === values.length > 0,
          'operators In and NotIn need values, Exists and DoesNotExist have none',
        ),
    )
    .max(100)
    .optional(),
})
