import type { CodeEntry } from './code.ts'

/** Kubernetes manifests given to `plimsoll import`. */
export const manifestCodes: readonly CodeEntry[] = [
  {
    code: 'E401',
    severity: 'error',
    title: 'no workload among the manifests',
    cause: 'Nothing was given from which a service could be made.',
    fix: 'Give at least one Deployment or StatefulSet, as a file or from `kubectl get deploy,sts,svc,hpa -o yaml`.',
    example: { wrong: 'plimsoll import service.yaml', right: 'plimsoll import deployment.yaml service.yaml hpa.yaml' },
  },
  {
    code: 'E402',
    severity: 'error',
    title: 'manifest cannot be read',
    cause: 'A document among the manifests is no Kubernetes object: it has no kind, or a field that is needed has another type.',
    fix: 'Give manifests as kubectl prints them. Helm and Kustomize sources have to be rendered first (helm template, kubectl kustomize).',
    example: { wrong: 'replicas: {{ .Values.replicas }}', right: 'helm template shop | plimsoll import -' },
  },
  {
    code: 'W401',
    severity: 'warning',
    title: 'kind of manifest not used',
    cause: 'The importer has no use for objects of that kind, so nothing of it is in the scenario.',
    fix: 'Nothing, when the object does not shape load, capacity or cost.',
    example: { wrong: 'kind: Secret', right: 'kind: Deployment' },
  },
  {
    code: 'W402',
    severity: 'warning',
    title: 'reference to a workload that is not there',
    cause: 'An autoscaler, budget or Service refers to an object that is not among the manifests.',
    fix: 'Give the manifest that it refers to too.',
    example: { wrong: 'plimsoll import hpa.yaml', right: 'plimsoll import hpa.yaml deployment.yaml' },
  },
  {
    code: 'W403',
    severity: 'warning',
    title: 'two controllers of one workload',
    cause:
      'Two objects decide over one workload: two autoscalers that both set its replicas (KEDA makes an HPA of its own, so a ScaledObject beside an HPA counts), or a VerticalPodAutoscaler that moves the CPU requests whose share an HPA follows. They undo each other’s work.',
    fix: 'Keep one of them, or give them measures that do not touch.',
    example: {
      wrong: 'kind: ScaledObject # with an HPA on the same Deployment',
      right: 'kind: ScaledObject # with all metrics as its triggers',
    },
  },
]
