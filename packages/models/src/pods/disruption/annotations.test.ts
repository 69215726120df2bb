import { expect, test } from 'vitest'
import { disruptionMarks, podAnnotationsSpec } from './annotations.ts'

const marks = (annotations: object, volumes: Parameters<typeof disruptionMarks>[1] = []) =>
  disruptionMarks(podAnnotationsSpec.parse(annotations), volumes)

test.each([
  ['true', null],
  ['false', 0],
  ['30m', 1800],
])('do-not-disrupt %s protects for %s s', (value, seconds) => {
  expect(marks({ 'karpenter.sh/do-not-disrupt': value }).doNotDisruptSeconds).toBe(seconds)
})

test('safe-to-evict says yes, no or nothing', () => {
  const said = (value: string) => marks({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': value }).safeToEvict
  expect([said('true'), said('false'), marks({}).safeToEvict]).toEqual([true, false, null])
})

test('local storage is what is lost with the machine', () => {
  const isLocal = (volume: object, annotations = {}) => marks(annotations, [{ name: 'tmp', ...volume }]).hasLocalStorage
  expect(isLocal({ emptyDir: {} })).toBe(true)
  expect(isLocal({ hostPath: {} })).toBe(true)
  expect(isLocal({ emptyDir: { medium: 'Memory' } })).toBe(false)
  expect(isLocal({ persistentVolumeClaim: { claimName: 'data' } })).toBe(false)
  const freed = { 'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'cache, tmp' }
  expect(isLocal({ emptyDir: {} }, freed)).toBe(false)
})

test('YAML true is not the text that an annotation is', () => {
  expect(podAnnotationsSpec.safeParse({ 'karpenter.sh/do-not-disrupt': true }).success).toBe(false)
})
