/** Names that trace files in use give to the two columns, in lower case. */
const timeNames = [
  'period',
  'timestamp',
  'time',
  'datetime',
  'date',
  'minute',
  'minute_local',
  'minute_index',
  'second',
  'hour',
  'day',
  'ds',
  't',
]
const countNames = ['count', 'requests', 'value', 'views', 'hits', 'arrivals', 'y', 'n']

/** Unit of a time column that holds plain numbers, by how its name begins; seconds otherwise. */
const numberUnits: readonly (readonly [prefix: string, seconds: number])[] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86400],
]

export type Columns = {
  readonly delimiter: string
  readonly time: number
  readonly count: number
  /** What 1 means in a time column of plain numbers. */
  readonly unitSeconds: number
  /** The first line was names, not data. */
  readonly isHeader: boolean
}

/** Cells of a line, without the quotes around them. Traces have no text columns, so a delimiter inside quotes isn't looked for. */
export function cellsOf(line: string, delimiter: string): string[] {
  const cells = line.split(delimiter)
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i].trim()
    cells[i] = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell
  }
  return cells
}

/** Which columns hold the time and the count; undefined when the names say neither and there are more than two. */
export function findColumns(firstLine: string): Columns | undefined {
  const delimiter = [',', ';', '\t'].find((candidate) => firstLine.includes(candidate)) ?? ','
  const names = cellsOf(firstLine, delimiter).map((name) => name.toLowerCase())
  const isHeader = names.some((name) => /^[a-z]/.test(name))
  if (!isHeader) return names.length >= 2 ? { delimiter, time: 0, count: 1, unitSeconds: 1, isHeader } : undefined
  const time = names.findIndex((name) => timeNames.includes(name))
  const count = names.findIndex((name) => countNames.includes(name))
  if (time >= 0 && count >= 0) return { delimiter, time, count, unitSeconds: unitOf(names[time]), isHeader }
  if (names.length === 2) return { delimiter, time: 0, count: 1, unitSeconds: unitOf(names[0]), isHeader }
  return undefined
}

export const expectedColumns = `a header with a time column (${timeNames.slice(0, 5).join(', ')}, …) and a count column (${countNames.slice(0, 4).join(', ')}, …)`

function unitOf(name: string): number {
  return numberUnits.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 1
}
