import type { FieldUse } from './importer.ts'

/** Where a pod template has its pod. */
export const podAt = 'spec.template.spec'
const container = `${podAt}.containers.*`
const initContainer = `${podAt}.initContainers.*`

export const probeNames = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const

/** Fields of the pod that have their Kubernetes names in a scenario too. */
export const samePodFields = [
  'priorityClassName',
  'nodeSelector',
  'tolerations',
  'affinity.nodeAffinity',
  'affinity.podAffinity',
  'affinity.podAntiAffinity',
  'hostNetwork',
  'topologySpreadConstraints',
  'runtimeClassName',
] as const

const harmless = (why: string, ...names: readonly string[]) => names.map((at) => ({ at, use: 'harmless', why }) as const)
const matters = (why: string, ...names: readonly string[]) => names.map((at) => ({ at, use: 'matters', why }) as const)
const used = (...names: readonly string[]) => names.map((at) => ({ at, use: 'used' }) as const)
const under = (prefix: string, fields: readonly FieldUse[]): readonly FieldUse[] =>
  fields.map((field) => ({ ...field, at: `${prefix}.${field.at}` }))

const probeTaken = 'the probe is taken to succeed as soon as the program is ready'
const program = 'what runs is described by serviceTime and startup'
const rights = 'rights do not change capacity'

const oneNamespace = 'all pods of a scenario are in one namespace'
const podAffinityTerms = ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
  `affinity.${kind}.requiredDuringSchedulingIgnoredDuringExecution.*`,
  `affinity.${kind}.preferredDuringSchedulingIgnoredDuringExecution.*.podAffinityTerm`,
])

const containerFields: readonly FieldUse[] = [
  ...harmless('a label for people', 'name'),
  ...harmless(program, 'image', 'command', 'args'),
  ...harmless('the time to pull is part of startup', 'imagePullPolicy'),
  ...harmless('configuration of the program', 'env', 'envFrom', 'workingDir', 'stdin', 'stdinOnce', 'tty'),
  ...harmless('requests go to pods, not to ports', 'ports'),
  ...used('ports.*.hostPort', 'ports.*.containerPort', 'ports.*.hostIP', 'ports.*.protocol'),
  ...harmless('disks are not simulated', 'volumeMounts', 'volumeDevices'),
  ...harmless(rights, 'securityContext'),
  ...harmless('bookkeeping', 'terminationMessagePath', 'terminationMessagePolicy'),
  ...used('resources.requests.cpu', 'resources.requests.memory', 'resources.requests["nvidia.com/gpu"]'),
  ...used('resources.limits.cpu', 'resources.limits.memory', 'resources.limits["nvidia.com/gpu"]'),
  ...matters('disks are not simulated', 'resources.requests.ephemeral-storage', 'resources.limits.ephemeral-storage'),
  ...matters('devices by claim are not simulated: ask for nvidia.com/gpu', 'resources.claims'),
  ...harmless('pods are not resized', 'resizePolicy'),
  ...matters('a container restarts as the pod’s policy says', 'restartPolicyRules'),
  ...used(...probeNames),
  ...probeNames.flatMap((probe) => harmless(probeTaken, ...['httpGet', 'tcpSocket', 'exec', 'grpc'].map((how) => `${probe}.${how}`))),
  ...probeNames.map(
    (probe) =>
      ({
        at: `${probe}.terminationGracePeriodSeconds`,
        use: 'matters',
        why: 'a container that a probe ends has the grace of its pod',
      }) as const,
  ),
  ...used('lifecycle.preStop'),
  ...matters('hooks after the start are not simulated', 'lifecycle.postStart'),
  ...harmless('how a program is told to stop does not change how long it takes', 'lifecycle.stopSignal'),
]

/** Annotations that have their place in a scenario. */
export const podAnnotations = [
  'karpenter.sh/do-not-disrupt',
  'cluster-autoscaler.kubernetes.io/safe-to-evict',
  'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes',
  'cluster-autoscaler.kubernetes.io/pod-scale-up-delay',
] as const

const annotation = (name: string) => `spec.template.metadata.annotations["${name}"]`

/** What others read off pods. Everything else there is bookkeeping. */
const annotations: readonly FieldUse[] = [
  ...matters('the proxy that is put into the pods takes resources that the template does not name', annotation('sidecar.istio.io/*')),
  ...matters('the proxy that is put into the pods takes resources that the template does not name', annotation('linkerd.io/inject')),
  ...used(...podAnnotations.map(annotation)),
  ...harmless('the same for every pod of the template', annotation('controller.kubernetes.io/pod-deletion-cost')),
]

/** What becomes of every field of a pod template. */
export const podTemplateFields: readonly FieldUse[] = [
  { at: 'spec.template.metadata.labels', use: 'used' },
  ...annotations,
  { at: 'spec.template.metadata', use: 'harmless', why: 'bookkeeping' },
  ...under(container, containerFields),
  ...under(initContainer, [
    ...containerFields.filter(({ at }) => !/^(?:name$|ports\.|lifecycle|[a-z]+Probe)/.test(at)),
    ...used('name', 'restartPolicy'),
    ...matters('how long a sidecar takes to start is its duration', ...probeNames),
    ...matters('hooks of init containers are not simulated', 'lifecycle'),
  ]),
  ...under(podAt, [
    ...used('terminationGracePeriodSeconds', 'resources', ...samePodFields),
    ...matters('a spread counts old and new pods together during a rollout', 'topologySpreadConstraints.*.matchLabelKeys'),
    ...podAffinityTerms.flatMap((term) => matters(oneNamespace, `${term}.namespaces`, `${term}.namespaceSelector`)),
    ...podAffinityTerms.flatMap((term) => matters('the selector alone counts', `${term}.matchLabelKeys`, `${term}.mismatchLabelKeys`)),
    ...matters('one value, decided by its PriorityClass', 'priority', 'preemptionPolicy'),
    ...harmless('these workloads always restart', 'restartPolicy'),
    ...harmless('name look-ups are not simulated', 'dnsPolicy', 'dnsConfig', 'hostAliases', 'hostname', 'subdomain', 'enableServiceLinks'),
    ...harmless('name look-ups are not simulated', 'setHostnameAsFQDN', 'hostnameOverride'),
    ...harmless(rights, 'hostIPC', 'hostPID', 'hostUsers', 'shareProcessNamespace'),
    ...harmless('machines run Linux', 'os'),
    { at: 'schedulerName', use: 'matters', why: 'there is one scheduler, kube-scheduler', unless: 'default-scheduler' },
    ...matters('the scheduler chooses the machine', 'nodeName'),
    ...matters('pods are scheduled at once', 'schedulingGates'),
    ...matters('a pod is ready when its probe says so: say in endpoints when balancers hear of it', 'readinessGates'),
    ...matters('devices by claim are not simulated: ask for nvidia.com/gpu', 'resourceClaims'),
    ...matters('what a runtime class adds is not known: add it to the requests', 'overhead'),
    ...harmless(rights, 'securityContext', 'serviceAccountName', 'serviceAccount', 'automountServiceAccountToken', 'imagePullSecrets'),
    ...harmless('such volumes keep a pod nowhere', 'volumes'),
    ...used('volumes.*.name', 'volumes.*.persistentVolumeClaim.claimName', 'volumes.*.emptyDir', 'volumes.*.hostPath'),
  ]),
]
