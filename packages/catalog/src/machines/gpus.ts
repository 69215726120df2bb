import type { Gpu } from './machine-type.ts'

/**
 * Accelerators by name, memory of one card. Cards sold as "24 GB" and "48 GB" are decimal gigabytes: 22.35 and 44.7 GiB, on every cloud;
 * the others are sold in round binary sizes.
 */
const gpu =
  (name: string, memoryGiB: number) =>
  (count: number): Gpu => ({ name, count, memoryGiB })

export const t4 = gpu('T4', 16)
export const l4 = gpu('L4', 22.35)
export const l40s = gpu('L40S', 44.7)
export const a10 = gpu('A10', 22.35)
export const a10g = gpu('A10G', 22.35)
export const a100x40 = gpu('A100-40GB', 40)
export const a100x80 = gpu('A100-80GB', 80)
export const h100 = gpu('H100', 80)
export const h100nvl = gpu('H100-NVL', 94)
