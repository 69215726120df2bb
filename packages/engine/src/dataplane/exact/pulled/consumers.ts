import type { PodTable } from '../pods/pod-table.ts'

/**
 * Workers of all pods of a service, each with the request that it took last. Worker w of a slot is number slot · workers + w; when it is
 * free is the column `free` of the pods. Those of open pods stand in a heap, the longest free first; at one instant the pod that was opened
 * first.
 */
export class Consumers {
  private readonly pods: PodTable
  /** Whether the last request is not booked yet. */
  isOwed = new Uint8Array(0)
  sequence = new Float64Array(0)
  goneAt = new Float64Array(0)
  arrivedAt = new Float64Array(0)
  work = new Float64Array(0)
  source = new Uint16Array(0)
  /** Position of its pod in the order of opening. */
  private rank = new Int32Array(0)
  private heap = new Int32Array(0)
  private size = 0

  constructor(pods: PodTable) {
    this.pods = pods
  }

  /** The worker that is or becomes free first; -1 when no pod is open. */
  get first(): number {
    return this.size > 0 ? this.heap[0] : -1
  }

  /** The first worker has become later: the heap is put in order. */
  sink(): void {
    this.sinkFrom(0)
  }

  /** Open pods have changed. */
  readOrder(): void {
    const { order, openCount, workers, capacity } = this.pods
    if (this.isOwed.length < capacity * workers) this.grow(capacity * workers)
    this.size = openCount * workers
    for (let i = 0; i < this.size; i++) {
      const position = Math.floor(i / workers)
      const worker = order[position] * workers + (i % workers)
      this.rank[worker] = position
      this.heap[i] = worker
    }
    for (let i = (this.size - 2) >> 1; i >= 0; i--) this.sinkFrom(i)
  }

  rebase(seconds: number): void {
    for (let worker = 0; worker < this.isOwed.length; worker++) {
      this.goneAt[worker] -= seconds
      this.arrivedAt[worker] -= seconds
    }
  }

  private sinkFrom(place: number): void {
    const { heap, size } = this
    const sinking = heap[place]
    let hole = place
    for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && this.isBefore(heap[child + 1], heap[child])) child++
      if (!this.isBefore(heap[child], sinking)) break
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = sinking
  }

  private isBefore(a: number, b: number): boolean {
    const { free } = this.pods
    return free[a] !== free[b] ? free[a] < free[b] : this.rank[a] < this.rank[b]
  }

  private grow(workers: number): void {
    const { isOwed, sequence, goneAt, arrivedAt, work, source } = this
    this.isOwed = new Uint8Array(workers)
    this.sequence = new Float64Array(workers)
    this.goneAt = new Float64Array(workers)
    this.arrivedAt = new Float64Array(workers)
    this.work = new Float64Array(workers)
    this.source = new Uint16Array(workers)
    this.rank = new Int32Array(workers)
    this.heap = new Int32Array(workers)
    this.isOwed.set(isOwed)
    this.sequence.set(sequence)
    this.goneAt.set(goneAt)
    this.arrivedAt.set(arrivedAt)
    this.work.set(work)
    this.source.set(source)
  }
}
