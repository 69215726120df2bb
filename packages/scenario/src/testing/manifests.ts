/** Manifests in the styles in which they are found, written for these tests. */

/** As a chart of the common kind renders it: long labels, checksums, everything spelt out, an old HPA beside it. */
export const chartStyle = `---
# Source: shop/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: release-shop
  namespace: "shop"
  labels: &labels
    app.kubernetes.io/instance: release
    app.kubernetes.io/managed-by: Helm
    app.kubernetes.io/name: shop
    helm.sh/chart: shop-4.2.0
spec:
  replicas: 3
  strategy:
    rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 }
    type: RollingUpdate
  selector:
    matchLabels: { app.kubernetes.io/instance: release, app.kubernetes.io/name: shop }
  template:
    metadata:
      annotations: { checksum/config: "0d1f" }
      labels: *labels
    spec:
      automountServiceAccountToken: false
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - podAffinityTerm:
                labelSelector: { matchLabels: { app.kubernetes.io/name: shop } }
                topologyKey: kubernetes.io/hostname
              weight: 1
      securityContext: { fsGroup: 1001 }
      containers:
        - name: shop
          image: registry.example/shop:4.2.0
          imagePullPolicy: IfNotPresent
          resources: { limits: { cpu: 375m, memory: 384Mi }, requests: { cpu: 250m, memory: 256Mi } }
          livenessProbe: { failureThreshold: 6, httpGet: { path: /live, port: http }, initialDelaySeconds: 30 }
          readinessProbe: { failureThreshold: 6, httpGet: { path: /ready, port: http }, initialDelaySeconds: 5, periodSeconds: 10 }
---
# Source: shop/templates/hpa.yaml
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: release-shop, namespace: "shop" }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: release-shop }
  minReplicas: 3
  maxReplicas: 12
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }
---
# Source: shop/templates/pdb.yaml
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: release-shop, namespace: "shop" }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app.kubernetes.io/name: shop } }
`

/** Plain files joined by kustomize: terse, a sidecar, sleep before stop, limits at the ingress, machines by Karpenter. */
export const plainStyle = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api, tier: web } }
    spec:
      nodeSelector: { kubernetes.io/arch: arm64 }
      initContainers: [{ name: migrate, image: api, command: [migrate] }]
      containers:
        - name: api
          image: api
          resources: { requests: { cpu: 500m, memory: 512Mi } }
          lifecycle: { preStop: { exec: { command: [/bin/sh, -c, sleep 15] } } }
---
apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  maxReplicas: 20
  targetCPUUtilizationPercentage: 70
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, annotations: { nginx.ingress.kubernetes.io/limit-rps: "10" } }
spec: { rules: [{ host: api.example, http: { paths: [] } }] }
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  limits: { cpu: 400 }
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: default }
      requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: [on-demand] }]
`

/** What \`kubectl get deployment,hpa -o yaml\` prints: a List, with status and all that the API server fills in. */
export const clusterStyle = `apiVersion: v1
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    annotations:
      deployment.kubernetes.io/revision: "7"
      kubectl.kubernetes.io/last-applied-configuration: |
        {"apiVersion":"apps/v1","kind":"Deployment"}
    creationTimestamp: "2026-01-05T09:00:00Z"
    generation: 12
    managedFields:
    - apiVersion: apps/v1
      fieldsType: FieldsV1
      fieldsV1: { "f:spec": { "f:replicas": {} } }
      manager: kubectl
      operation: Update
    name: search
    namespace: prod
    resourceVersion: "184467"
    uid: 6f1c1f7e-0000-4000-8000-000000000000
  spec:
    progressDeadlineSeconds: 600
    replicas: 6
    revisionHistoryLimit: 10
    selector: { matchLabels: { app: search } }
    strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }, type: RollingUpdate }
    template:
      metadata: { creationTimestamp: null, labels: { app: search } }
      spec:
        containers:
        - image: search:9
          imagePullPolicy: IfNotPresent
          name: search
          resources: { requests: { cpu: "1", memory: 1Gi } }
          terminationMessagePath: /dev/termination-log
          terminationMessagePolicy: File
        dnsPolicy: ClusterFirst
        restartPolicy: Always
        schedulerName: default-scheduler
        securityContext: {}
        terminationGracePeriodSeconds: 30
  status: { availableReplicas: 6, observedGeneration: 12, readyReplicas: 6, replicas: 6, updatedReplicas: 6 }
- apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata: { name: search, namespace: prod, uid: 6f1c1f7e-0000-4000-8000-000000000001 }
  spec:
    behavior:
      scaleDown:
        policies: [{ periodSeconds: 15, type: Percent, value: 100 }]
        selectPolicy: Max
        stabilizationWindowSeconds: 600
    maxReplicas: 40
    metrics:
    - pods: { metric: { name: queries_in_flight }, target: { averageValue: "8", type: AverageValue } }
      type: Pods
    - resource: { name: cpu, target: { averageUtilization: 60, type: Utilization } }
      type: Resource
    minReplicas: 4
    scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: search }
  status: { currentReplicas: 6, desiredReplicas: 6, conditions: [] }
kind: List
metadata: { resourceVersion: "" }
`
