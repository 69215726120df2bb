import { describe, expect, it } from 'vitest'
import type { Provider } from '../sourced.ts'
import { allocatable } from './allocatable.ts'
import type { MachineType } from './machine-type.ts'
import { machineType } from './machines.ts'

const MiB = 1_048_576
const GiB = 1024 * MiB

function machine(provider: Provider, cores: number, memoryGiB: number, maxPods: number): MachineType {
  return { provider, name: 'test', kind: 'general', arch: 'amd64', cores, memoryGiB, gpu: null, networkGbps: null, maxPods, prices: [] }
}

describe('allocatable cores', () => {
  // The ladder that EKS and GKE share: 2 cores lose 70 m, 4 lose 80 m, 8 lose 90 m, 16 lose 110 m.
  it.each([
    [1, 0.94],
    [2, 1.93],
    [4, 3.92],
    [8, 7.91],
    [16, 15.89],
  ])('EKS and GKE leave of %i cores %d', (cores, left) => {
    expect(allocatable(machine('aws', cores, 16, 29)).cores).toBe(left)
    expect(allocatable(machine('gcp', cores, 16, 110)).cores).toBe(left)
  })

  // AKS table: 1, 2, 4, 8, 16, 32, 64 cores lose 60, 100, 140, 180, 260, 420, 740 m.
  it.each([
    [1, 0.94],
    [2, 1.9],
    [4, 3.86],
    [8, 7.82],
    [16, 15.74],
    [32, 31.58],
    [64, 63.26],
  ])('AKS leaves of %i cores %d', (cores, left) => {
    expect(allocatable(machine('azure', cores, 64, 30)).cores).toBe(left)
  })
})

describe('allocatable memory', () => {
  it('EKS keeps 255 MiB, 11 MiB a pod and the eviction threshold of 100 MiB', () => {
    // 737 pods are 8 362 MiB, the 8.2 GiB that make large maxPods dear.
    expect(allocatable(machine('aws', 48, 192, 737)).memoryBytes).toBe(192 * GiB - (255 + 11 * 737 + 100) * MiB)
  })

  it('GKE keeps 9.8577 GiB of 150 GiB', () => {
    // 0.25×4 + 0.2×4 + 0.1×8 + 0.06×112 + 0.02×22 = 9.76 GiB, and 100 MiB for eviction.
    expect(allocatable(machine('gcp', 16, 150, 110)).memoryBytes / GiB).toBeCloseTo(150 - 9.8577, 4)
  })

  it('GKE keeps 255 MiB of a machine below 1 GiB', () => {
    expect(allocatable(machine('gcp', 1, 0.5, 110)).memoryBytes).toBe(512 * MiB - 355 * MiB)
  })

  it('AKS keeps 20 MB a pod and 50 MB, at most a quarter', () => {
    expect(allocatable(machine('azure', 2, 8, 30)).memoryBytes).toBe(8 * GiB - 650 * MiB - 100 * MiB)
    expect(allocatable(machine('azure', 2, 8, 250)).memoryBytes).toBe(6 * GiB - 100 * MiB)
  })
})

describe('allocatable pods and GPUs', () => {
  it('come from the machine type', () => {
    const found = machineType('aws', 'p5.48xlarge')
    expect(found.isKnown && allocatable(found.value)).toMatchObject({ pods: 100, gpus: 8 })
  })

  it('follow the cluster when it sets its own maximum of pods', () => {
    const found = machineType('aws', 'm7g.large')
    if (!found.isKnown) throw new Error(found.message)
    const usual = allocatable(found.value)
    const prefixDelegation = allocatable(found.value, { maxPods: 110 })
    expect(prefixDelegation.pods).toBe(110)
    expect(usual.memoryBytes - prefixDelegation.memoryBytes).toBe((110 - 29) * 11 * MiB)
  })
})
