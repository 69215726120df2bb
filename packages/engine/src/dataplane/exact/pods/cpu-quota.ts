/**
 * The CPU limit of a service's pods. A request is worked on longer by a factor that is fixed at its start: all that start while others wait
 * begin with every worker busy, so only those that found an idle worker need theirs remembered. Worker w of a slot is number slot · workers + w.
 */
export class CpuQuota {
  private readonly stretch: readonly number[]
  /** Factor of a request that starts with every worker busy. */
  private readonly fullStretch: number
  /** End of the last request that found its worker idle, and its factor. */
  private aloneUntil = new Float64Array(0)
  private aloneStretch = new Float64Array(0)
  /** Seconds worked, and added by the limit, of requests that started in the open window. */
  private readonly seconds = new Float64Array(2)

  constructor(stretch: readonly number[]) {
    this.stretch = stretch
    this.fullStretch = stretch[stretch.length - 1]
  }

  fit(workers: number): void {
    const { aloneUntil, aloneStretch } = this
    this.aloneUntil = new Float64Array(workers)
    this.aloneStretch = new Float64Array(workers)
    this.aloneUntil.set(aloneUntil)
    this.aloneStretch.set(aloneStretch)
  }

  /** End of a request that waited for a worker. */
  endAfterWait(start: number, work: number): number {
    return this.count(start, work, start + work * this.fullStretch)
  }

  /** End of a request that is the only one on its worker, as one of `busy` in its pod. */
  endAlone(worker: number, start: number, work: number, busy: number): number {
    const end = start + work * this.stretch[busy]
    this.aloneUntil[worker] = end
    this.aloneStretch[worker] = this.stretch[busy]
    return this.count(start, work, end)
  }

  /** Work that a worker which is free at `freeAt` has still ahead. */
  workAhead(worker: number, freeAt: number, now: number): number {
    if (freeAt <= now) return 0
    const alone = this.aloneUntil[worker]
    if (alone <= now) return (freeAt - now) / this.fullStretch
    return (alone - now) / this.aloneStretch[worker] + (freeAt - alone) / this.fullStretch
  }

  /** Adds what started since the last call to the sums of a bucket. */
  moveInto(sums: { readonly worked: Float64Array; readonly added: Float64Array }, bucket: number): void {
    sums.worked[bucket] += this.seconds[0]
    sums.added[bucket] += this.seconds[1]
    this.seconds.fill(0)
  }

  rebase(seconds: number): void {
    for (let worker = 0; worker < this.aloneUntil.length; worker++) this.aloneUntil[worker] -= seconds
  }

  private count(start: number, work: number, end: number): number {
    this.seconds[0] += work
    this.seconds[1] += end - start - work
    return end
  }
}
