import { type Panel, panelCsv } from '@/simulation/engine.ts'

export function saveText(text: string, fileName: string, type: string): void {
  const link = document.createElement('a')
  const address = URL.createObjectURL(new Blob([text], { type }))
  link.href = address
  link.download = fileName
  link.click()
  // The download has begun by the next turn; the address is not needed any longer.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/** From the panel, not from the canvas: every bucket, at full precision. */
export const saveCsv = (panel: Panel, fileName: string): void => saveText(panelCsv(panel), `${fileName}-${panel.id}.csv`, 'text/csv')
