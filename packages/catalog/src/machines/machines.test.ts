import { describe, expect, it } from 'vitest'
import { findOfferings, machineType, machineTypes, offering, offeringId, offerings } from './machines.ts'

describe('machine types', () => {
  it('names no machine type twice', () => {
    const ids = machineTypes.map((type) => `${type.provider}/${type.name}`)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('states every price as a decimal string with its source and date, and no spot above on demand', () => {
    for (const { usdPerHour, source, asOf, id } of offerings) {
      expect(usdPerHour, id).toMatch(/^\d+\.\d+$|^\d+$/)
      expect(source, id).not.toBe('')
      expect(asOf, id).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
    for (const { prices, name } of machineTypes) {
      for (const { onDemand, spot } of prices)
        if (spot !== null) expect(Number(spot.usdPerHour), name).toBeLessThan(Number(onDemand.usdPerHour))
    }
  })

  it('covers three clouds, both architectures, and the GPUs people ask for', () => {
    expect(machineTypes.length).toBeGreaterThanOrEqual(60)
    for (const provider of ['aws', 'gcp', 'azure'] as const) {
      for (const kind of ['general', 'compute', 'memory', 'gpu'] as const) {
        expect(findOfferings({ provider, kind, capacityType: 'on-demand' }), `${provider} ${kind}`).not.toHaveLength(0)
      }
      expect(findOfferings({ provider, arch: 'arm64' }), provider).not.toHaveLength(0)
    }
    for (const gpuName of ['T4', 'L4', 'A10G', 'L40S', 'A100-40GB', 'A100-80GB', 'H100'])
      expect(findOfferings({ gpuName }), gpuName).not.toHaveLength(0)
  })

  it('calls a machine with an accelerator gpu and no other', () => {
    for (const type of machineTypes) expect(type.kind === 'gpu', type.name).toBe(type.gpu !== null)
  })

  // ENIs × (addresses per ENI − 1) + 2; m7g.2xlarge has 4 network interfaces of 15 addresses, m7g.4xlarge 8 of 30.
  it.each([
    ['m7g.2xlarge', 4 * (15 - 1) + 2],
    ['m7g.4xlarge', 8 * (30 - 1) + 2],
  ])('%s holds %i pods', (name, pods) => {
    const found = machineType('aws', name)
    expect(found.isKnown && found.value.maxPods).toBe(pods)
  })
})

describe('offering', () => {
  it('is a machine type, a region and a capacity type', () => {
    const found = offering('aws/us-east-1/m7g.2xlarge/on-demand')
    expect(found).toMatchObject({
      isKnown: true,
      value: {
        provider: 'aws',
        region: 'us-east-1',
        capacityType: 'on-demand',
        usdPerHour: '0.3264',
        machineType: { cores: 8, memoryGiB: 32, arch: 'arm64' },
      },
    })
    expect(offeringId('aws', 'us-east-1', 'm7g.2xlarge', 'on-demand')).toBe('aws/us-east-1/m7g.2xlarge/on-demand')
  })

  it('answers an unknown id with the nearest known ones', () => {
    const found = offering('aws/us-east-1/m7g.2xlarg/on-demand')
    expect(found.isKnown).toBe(false)
    expect(!found.isKnown && found.nearest[0]).toBe('aws/us-east-1/m7g.2xlarge/on-demand')
    const type = machineType('gcp', 'e2-standart-4')
    expect(!type.isKnown && type.message).toBe(
      "unknown gcp machine type 'e2-standart-4'; the nearest known are e2-standard-4, e2-standard-2, e2-standard-8",
    )
  })

  it('is missing where the price is: spot of p5.4xlarge, g6 in eu-west-1', () => {
    expect(offering('aws/us-east-1/p5.4xlarge/spot').isKnown).toBe(false)
    expect(offering('aws/eu-west-1/g6.xlarge/on-demand').isKnown).toBe(false)
  })
})
