import { faults, kubeletSpec, limiters, nodeProviders, supplySpec, trafficSource } from '@plimsoll/models'
import { z } from 'zod'
import { billSchema } from './bill.ts'
import { clusterSchema } from './cluster.ts'
import { metricSchema } from './metric.ts'
import { runSchema } from './run.ts'
import { serviceSchema } from './service.ts'

/** The edition of the format that this version reads and writes; older ones are brought up to it by migrations. */
export const currentApiVersion = 'plimsoll/v1'

/** The whole document. Every family of strategies adds its own branch through its registry. */
export const documentSchema = z
  .strictObject({
    apiVersion: z.literal(currentApiVersion).meta({ description: 'Edition of the format' }),
    kind: z.literal('Scenario'),
    name: z.string().min(1).max(200).meta({ description: 'Title of the scenario' }),
    description: z.string().max(10_000).optional().meta({ description: 'The question that the scenario asks, for people' }),
    run: runSchema,
    traffic: z.array(trafficSource).min(1).max(1000).meta({ description: 'Who sends requests, when and how many' }),
    edge: z.array(limiters.spec).max(100).prefault([]).meta({
      description: 'What requests pass before the cluster, in this order',
      source: 'Plimsoll: nothing stands before the cluster unless named',
    }),
    services: z.array(serviceSchema).min(1).max(1000).meta({ description: 'What serves the requests' }),
    metrics: z.array(metricSchema).max(1000).prefault([]).meta({
      description: 'Custom and external metrics that autoscalers may follow besides CPU and memory',
      source: 'Plimsoll: a cluster has no custom metrics unless somebody installs them',
    }),
    cluster: clusterSchema,
    nodes: nodeProviders.spec.meta({ description: 'Where machines come from: chosen by its key' }),
    kubelet: kubeletSpec.prefault({}).meta({ description: 'How machines fetch images, where pods.image is given, and restart containers' }),
    supply: supplySpec,
    faults: z.array(faults.spec).max(100).prefault([]).meta({
      description: 'What goes wrong, and when',
      source: 'Plimsoll: nothing goes wrong unless named',
    }),
    bill: billSchema,
    objectives: z.array(z.string().min(1).max(300)).max(100).default([]).meta({
      description: 'What must hold, such as p99 < 300ms, availability > 99.9% or bill.day < 900',
      source: 'Plimsoll: without objectives nothing can be breached',
    }),
  })
  .meta({ title: 'Plimsoll scenario', description: 'A service, its traffic and its cluster, to be simulated' })
