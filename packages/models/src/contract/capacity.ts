/** Room on a machine, or what a pod asks of it. Mutable on purpose: placement books by subtracting. */
export type Capacity = { cores: number; memoryBytes: number; gpus: number; pods: number }

/** Slack for sums of decimal fractions: 10 requests of 0.1 cores fit 1 core. */
const coreSlack = 1e-9

export function fits(asked: Capacity, room: Capacity): boolean {
  return (
    asked.cores <= room.cores + coreSlack && asked.memoryBytes <= room.memoryBytes && asked.gpus <= room.gpus && asked.pods <= room.pods
  )
}

/** Books `asked` on `room`. */
export function subtract(room: Capacity, asked: Capacity): void {
  room.cores -= asked.cores
  room.memoryBytes -= asked.memoryBytes
  room.gpus -= asked.gpus
  room.pods -= asked.pods
}

/** Gives back what `subtract` booked. */
export function add(room: Capacity, asked: Capacity): void {
  room.cores += asked.cores
  room.memoryBytes += asked.memoryBytes
  room.gpus += asked.gpus
  room.pods += asked.pods
}
