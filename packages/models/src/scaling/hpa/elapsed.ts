/**
 * Whether `atSeconds` is strictly later than `nowSeconds - windowSeconds`. Ages are compared in whole microseconds, so that instants which
 * are meant to lie exactly on a window's edge do so, whatever the rounding of their doubles.
 */
export function isWithin(atSeconds: number, nowSeconds: number, windowSeconds: number): boolean {
  return Math.round((nowSeconds - atSeconds) * 1e6) < Math.round(windowSeconds * 1e6)
}

/** Whether `atSeconds` is strictly earlier than `nowSeconds - windowSeconds`. */
export function isOlder(atSeconds: number, nowSeconds: number, windowSeconds: number): boolean {
  return Math.round((nowSeconds - atSeconds) * 1e6) > Math.round(windowSeconds * 1e6)
}
