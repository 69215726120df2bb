/** Thousandths as prometheus-adapter gives them: what is finer is cut off, and no number is 0. @see prometheus-adapter pkg/custom-provider */
export function adapterMilli(value: number): number {
  return Number.isNaN(value) ? 0 : Math.trunc(value * 1000)
}
