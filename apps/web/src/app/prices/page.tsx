import type { Metadata } from 'next'
import { machineTypes, priceSheets } from '@/simulation/engine.ts'
import { PricesPage, type SheetRow } from '@/ui/prices/prices-page.tsx'

export const metadata: Metadata = { title: 'Prices' }

/** What the bills of this version are made from: one row a machine, with source and date. */
export default function Page() {
  const sheets = priceSheets.map(
    (sheet): SheetRow => ({
      id: sheet.id,
      provider: sheet.provider,
      region: sheet.region,
      asOf: sheet.asOf,
      source: sheet.source,
      machines: machineTypes.flatMap((machine) => {
        const price = machine.provider === sheet.provider ? machine.prices.find(({ region }) => region === sheet.region) : undefined
        if (!price) return []
        const { name, kind, arch, cores, memoryGiB, gpu } = machine
        const gpuText = gpu ? `${gpu.count} × ${gpu.name}` : ''
        return [
          {
            name,
            kind,
            arch,
            cores,
            memoryGiB,
            gpu: gpuText,
            onDemand: price.onDemand.usdPerHour,
            spot: price.spot?.usdPerHour ?? null,
            source: price.onDemand.source,
            asOf: price.onDemand.asOf,
          },
        ]
      }),
    }),
  )
  return <PricesPage sheets={sheets} />
}
