import { describe, expect, it } from 'vitest'
import { offering } from '../machines/machines.ts'
import { spotInterruption, spotInterruptions } from './interruption.ts'

describe('spot interruption rates', () => {
  it('turn a monthly share into a rate an hour that gives it back over 720 hours', () => {
    const found = spotInterruption('aws', 'us-east-1', 'm7g.2xlarge')
    // The advisor lists 5-10 %: middle 7.5 %, -ln(0.925)/720 = 1.0828e-4 an hour.
    expect(found).toMatchObject({ isKnown: true, value: { bucket: '5-10%', monthlyRatio: 0.075 } })
    expect(found.isKnown && found.value.perMachineHour).toBeCloseTo(1.0828e-4, 8)
    for (const { perMachineHour, monthlyRatio } of spotInterruptions)
      expect(1 - Math.exp(-720 * perMachineHour)).toBeCloseTo(monthlyRatio, 12)
  })

  it('are there for every AWS spot price, dated and sourced', () => {
    for (const { id, source, asOf } of spotInterruptions) {
      expect(offering(`${id}/on-demand`).isKnown, id).toBe(true)
      expect([source, asOf]).toEqual(['spotadvisor', '2025-06-28'])
    }
  })

  it('are unknown elsewhere, and say so', () => {
    expect(spotInterruption('gcp', 'us-central1', 'e2-standard-4').isKnown).toBe(false)
  })
})
