import type { KedaSignal } from './signal.ts'

/** How one type of trigger is written. */
export type TriggerType = {
  /** Metadata field of the target, and its value when it isn't given; null: it must be given. */
  readonly target: readonly [field: string, absent: number | null]
  /** Metadata field above whose value the trigger is active, and its value when it isn't given. */
  readonly activation: readonly [field: string, absent: number]
  /** Metadata that must be there, besides the target. */
  readonly required: readonly string[]
  /** Metadata that the metric's name is made of; without it the trigger's type alone. */
  readonly named: string
  readonly signal: (metadata: Metadata) => KedaSignal | { readonly error: string }
}

export type Metadata = Readonly<Record<string, string>>

const everything: KedaSignal = { kind: 'queue', counts: 'waiting-and-in-service' }
const onlyWaiting: KedaSignal = { kind: 'queue', counts: 'waiting' }

const kafka: TriggerType = {
  target: ['lagThreshold', 10],
  activation: ['activationLagThreshold', 0],
  required: ['consumerGroup'],
  named: 'topic',
  signal: () => everything,
}

/** A list holds what nobody has taken yet. */
const redis: TriggerType = {
  target: ['listLength', 5],
  activation: ['activationListLength', 0],
  required: ['listName'],
  named: 'listName',
  signal: () => onlyWaiting,
}

/** The target of an external scaler is told over gRPC when it runs; here the metadata has to say it. */
const external: TriggerType = {
  target: ['targetValue', null],
  activation: ['activationTargetValue', 0],
  required: ['metricName'],
  named: 'metricName',
  signal: ({ metricName }) => ({ kind: 'metric', name: metricName }),
}

/** @see KEDA v2.20.2 pkg/scalers: the fields and defaults of each scaler's metadata */
export const triggerTypes: Readonly<Record<string, TriggerType>> = {
  'apache-kafka': kafka,
  kafka,
  redis,
  'redis-cluster': redis,
  'redis-sentinel': redis,
  external,
  'external-push': external,
  rabbitmq: {
    target: ['value', null],
    activation: ['activationValue', 0],
    required: ['queueName', 'mode'],
    named: 'queueName',
    signal: rabbitSignal,
  },
  'aws-sqs-queue': {
    target: ['queueLength', 5],
    activation: ['activationQueueLength', 0],
    required: ['queueURL'],
    named: 'queueURL',
    signal: ({ scaleOnInFlight }) => (scaleOnInFlight === 'false' ? onlyWaiting : everything),
  },
  'azure-servicebus': {
    target: ['messageCount', 5],
    activation: ['activationMessageCount', 0],
    required: [],
    named: 'queueName',
    signal: () => everything,
  },
  'azure-queue': {
    target: ['queueLength', 5],
    activation: ['activationQueueLength', 0],
    required: ['queueName'],
    named: 'queueName',
    signal: ({ queueLengthStrategy }) => (queueLengthStrategy === 'visibleonly' ? onlyWaiting : everything),
  },
  'azure-eventhub': {
    target: ['unprocessedEventThreshold', 64],
    activation: ['activationUnprocessedEventThreshold', 0],
    required: [],
    named: 'consumerGroup',
    signal: () => everything,
  },
  'nats-jetstream': {
    target: ['lagThreshold', 10],
    activation: ['activationLagThreshold', 0],
    required: ['stream', 'consumer'],
    named: 'stream',
    signal: () => everything,
  },
  activemq: {
    target: ['targetQueueSize', 10],
    activation: ['activationTargetQueueSize', 0],
    required: ['destinationName'],
    named: 'destinationName',
    signal: () => everything,
  },
  'artemis-queue': {
    target: ['queueLength', 10],
    activation: ['activationQueueLength', 10],
    required: ['queueName'],
    named: 'queueName',
    signal: () => everything,
  },
  prometheus: {
    target: ['threshold', null],
    activation: ['activationThreshold', 0],
    required: ['query'],
    named: '',
    signal: ({ query }) => ({ kind: 'metric', name: query }),
  },
  'metrics-api': {
    target: ['targetValue', null],
    activation: ['activationTargetValue', 0],
    required: ['valueLocation'],
    named: 'valueLocation',
    signal: ({ valueLocation }) => ({ kind: 'metric', name: valueLocation }),
  },
  'kubernetes-workload': {
    target: ['value', null],
    activation: ['activationValue', 0],
    required: ['podSelector'],
    named: '',
    signal: ({ podSelector }) => ({ kind: 'pods', podSelector }),
  },
}

function rabbitSignal({ mode, excludeUnacknowledged }: Metadata): KedaSignal | { readonly error: string } {
  if (mode === 'MessageRate') return { kind: 'arrival-rate' }
  if (mode === 'QueueLength') return excludeUnacknowledged === 'true' ? onlyWaiting : everything
  return { error: `trigger mode ${mode} must be one of QueueLength, MessageRate` }
}
