import { describe, expect, it } from 'vitest'
import { podsOf } from '../hpa/fixture.ts'
import { initialHpaState, step as stepHpa } from '../hpa/step.ts'
import { generatedHpa } from './generated-hpa.ts'
import { readForHpa } from './loop/hpa-read.ts'
import { poll } from './loop/poll.ts'
import { loopSpecOf } from './loop/spec.ts'
import { initialKedaState, type KedaState } from './loop/state.ts'
import { type KedaSpec, kedaSpec } from './spec.ts'

/** A queue that wants a replica for every 5 messages. */
function scaledObject(manifest: object = {}): KedaSpec {
  const triggers = [{ type: 'rabbitmq', metadata: { queueName: 'orders', mode: 'QueueLength', value: '5' } }]
  return kedaSpec.parse({ triggers, ...manifest })
}

function pollAt(spec: KedaSpec, state: KedaState, atSeconds: number, replicas: number, messages: number) {
  const target = 'apps/v1.Deployment default/shop'
  const { annotations } = spec
  const seen = { atSeconds, createdAtSeconds: 0, replicas, readyReplicas: replicas, annotations, target, answers: [{ value: messages }] }
  return poll(loopSpecOf(spec), state, seen)
}

/** What the HPA of the object writes, `state` being its memory. */
function hpaAt(spec: KedaSpec, state: typeof initialHpaState, atSeconds: number, replicas: number, messages: number) {
  const hpa = generatedHpa(spec, 'shop')
  const { answers } = readForHpa(loopSpecOf(spec), initialKedaState, [{ value: messages }], { replicas, readyReplicas: replicas })
  const readings = answers.map((answer) => ('milli' in answer ? { seriesMilli: [answer.milli] } : answer))
  if (!hpa) throw new Error('no HPA')
  return stepHpa(hpa, state, { atSeconds, specReplicas: replicas, statusReplicas: replicas, pods: podsOf(replicas), readings })
}

describe('trap 12: "KEDA polls every 30 s to scale"', () => {
  it('a poll starts the first replica and no more, however many messages wait', () => {
    expect(pollAt(scaledObject(), initialKedaState, 0, 0, 1000).decision.write).toEqual({ replicas: 1, isSuccessful: true })
  })

  it('with a replica there, a poll writes nothing, and the HPA grows at its own pace between two polls', () => {
    const spec = scaledObject()
    const { decision } = pollAt(spec, initialKedaState, 30, 1, 1000)
    expect(decision.write).toBeUndefined()
    expect(decision.rule).toBe('active')
    // The HPA asks 15 s later: 1000 / 5 = 200 replicas, held to twice the size or 4 by the legacy limit.
    const { decision: grown } = hpaAt(spec, initialHpaState, 45, 1, 1000)
    expect(grown.recommended).toBe(200)
    expect(grown.write?.replicas).toBe(4)
  })
})

describe('trap 13: "cooldownPeriod delays every scale-in"', () => {
  it('shrinking between the bounds waits for the HPA alone', () => {
    const spec = scaledObject({ cooldownPeriod: 3600 })
    const polled = pollAt(spec, initialKedaState, 0, 10, 10)
    expect(polled.decision.rule).toBe('active')
    // 10 messages ask for 2. The first evaluation remembers 10 for the down window of 300 s; after it nothing else holds.
    const first = hpaAt(spec, initialHpaState, 0, 10, 10)
    expect(first.decision.write).toBeUndefined()
    expect(hpaAt(spec, first.state, 301, 10, 10).decision.write?.replicas).toBe(2)
  })

  it('only the step to 0 waits, strictly longer than the cooldown since the last active poll', () => {
    const spec = scaledObject({ cooldownPeriod: 60 })
    const { state } = pollAt(spec, initialKedaState, 0, 2, 1)
    expect(pollAt(spec, state, 60, 2, 0).decision).toMatchObject({
      rule: 'cooldown',
      reason: 'Scaler cooling down because triggers are not active',
    })
    expect(pollAt(spec, state, 90, 2, 0).decision).toMatchObject({ rule: 'deactivate', write: { replicas: 0, isSuccessful: true } })
  })
})
