import { expect, test } from 'vitest'
import { place } from './place.ts'

const GiB = 1_073_741_824
const capacity = (cores: number, gib: number) => ({ cores, memoryBytes: gib * GiB, gpus: 0, pods: 10 })
const asked = { cores: 1, memoryBytes: GiB, gpus: 0, pods: 1 }

test('only machines with room for every resource count', () => {
  const nodes = [
    { allocatable: capacity(4, 8), room: capacity(0.9, 8) },
    { allocatable: capacity(4, 8), room: { ...capacity(4, 8), pods: 0 } },
  ]
  expect(place(asked, nodes)).toBe(-1)
})

test('the machine with the most left wins, the first of equals', () => {
  const nodes = [
    { allocatable: capacity(4, 8), room: capacity(2, 4) },
    { allocatable: capacity(4, 8), room: capacity(4, 8) },
    { allocatable: capacity(4, 8), room: capacity(4, 8) },
  ]
  expect(place(asked, nodes)).toBe(1)
})

test('ten requests of a tenth fit one core', () => {
  const node = { allocatable: capacity(1, 8), room: capacity(1, 8) }
  const tenth = { cores: 0.1, memoryBytes: 1, gpus: 0, pods: 1 }
  for (let pod = 0; pod < 10; pod++) {
    expect(place(tenth, [node])).toBe(0)
    node.room.cores -= tenth.cores
    node.room.memoryBytes -= tenth.memoryBytes
  }
  expect(place(tenth, [node])).toBe(-1)
})
