/**
 * A law of chance as plain data. Values and means are in whatever unit the caller gives (seconds, mostly).
 *
 * - `lognormal` through its median and one upper percentile: `upperProbability` of all values lie below `upper`
 * - `erlang` sum of `shape` (whole) exponential stages, `mean` of the sum
 * - `pareto` values from `minimum`; chance to exceed x is (minimum / x)^shape; the mean is infinite for shape <= 1
 * - `empirical` one of `values`, equally likely or by `weights`
 */
export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly p50: number; readonly upper: number; readonly upperProbability: number }
  | { readonly kind: 'erlang'; readonly shape: number; readonly mean: number }
  | { readonly kind: 'pareto'; readonly minimum: number; readonly shape: number }
  | { readonly kind: 'empirical'; readonly values: readonly number[]; readonly weights?: readonly number[] }
