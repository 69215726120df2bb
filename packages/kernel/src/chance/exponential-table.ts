import { firstHalvedSlice, logTable } from '../math/log-table.ts'

const ln2 = Math.LN2
const slices = 256

/**
 * What `-ln(u)` needs of the 256 slices of [1, 2) when u is a 32-bit word: two numbers a slice, 2^-31 / centre and ln 2 - ln(centre).
 * Made from the literal table by exact or once-rounded steps, so the same everywhere.
 */
export const exponentialTable = buildTable()

function buildTable(): Float64Array {
  const table = new Float64Array(2 * slices)
  for (let slice = 0; slice < slices; slice++) {
    const isHalved = slice >= firstHalvedSlice
    const inverse = isHalved ? logTable[3 * slice] / 2 : logTable[3 * slice]
    const lnCentre = logTable[3 * slice + 1] + logTable[3 * slice + 2]
    table[2 * slice] = inverse / 2147483648
    table[2 * slice + 1] = isHalved ? -lnCentre : ln2 - lnCentre
  }
  return table
}
