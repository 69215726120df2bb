import { describe, expect, it } from 'vitest'
import { budgetAlarmPreset, budgetAlarmPresets } from './budgets/alarms.ts'
import { machineTypes } from './machines/machines.ts'
import { findProvisioningPresets, provisioningPreset, provisioningPresets } from './nodes/provisioning.ts'

const hour = 3600

describe('budget alarm presets', () => {
  // Azure: cost data in 8 to 24 h, evaluated every 24 h, mail within the hour: 8 to 49 h, 28.5 h on average (Microsoft tutorial, 2025-06-26).
  it('add up to what the provider documents', () => {
    const found = budgetAlarmPreset('azure-budgets')
    if (!found.isKnown) throw new Error(found.message)
    const least = found.value.stages.reduce((sum, stage) => sum + stage.minSeconds, 0)
    const most = found.value.stages.reduce((sum, stage) => sum + stage.maxSeconds, 0)
    expect(least).toBe(8 * hour)
    expect(most).toBe(49 * hour)
    expect((least + most) / 2).toBe(28.5 * hour)
  })

  it('never promise a message before the money is spent, and say where they come from', () => {
    for (const preset of budgetAlarmPresets) {
      expect(preset.source).not.toBe('')
      for (const stage of preset.stages) {
        expect(stage.minSeconds).toBeGreaterThanOrEqual(0)
        expect(stage.maxSeconds).toBeGreaterThanOrEqual(stage.minSeconds)
      }
    }
  })

  it('suggest the nearest id', () => {
    const found = budgetAlarmPreset('aws-budget')
    expect(!found.isKnown && found.nearest[0]).toBe('aws-budgets')
  })
})

describe('provisioning presets', () => {
  it('divide the published median into three steps, each slower at p95', () => {
    for (const { id, request, boot, ready, total } of provisioningPresets) {
      expect(request.p50 + boot.p50 + ready.p50, id).toBe(total.p50)
      for (const step of [request, boot, ready, total]) expect(step.p95, id).toBeGreaterThan(step.p50)
    }
  })

  it('give a Windows node of EKS 5 minutes, at most 10, and every provider one', () => {
    // EKS Windows: 300 s, 90 s tuned; 600 s at the 95th percentile.
    const found = provisioningPreset('aws/karpenter-windows')
    expect(found.isKnown && found.value.total).toEqual({ p50: 300, p95: 600 })
    for (const provider of ['aws', 'gcp', 'azure'])
      expect(provisioningPreset(`${provider}/cluster-autoscaler-windows`), provider).toMatchObject({
        isKnown: true,
        value: { os: 'windows' },
      })
  })

  it('exist for every machine of the catalogue', () => {
    for (const { provider, gpu } of machineTypes) expect(findProvisioningPresets({ provider, isGpu: gpu !== null })).not.toHaveLength(0)
  })

  it('suggest the nearest id', () => {
    const found = provisioningPreset('aws/karpentr')
    expect(!found.isKnown && found.nearest[0]).toBe('aws/karpenter')
  })
})
