import type { Distribution } from '@plimsoll/kernel'
import { describe, expect, it } from 'vitest'
import { type Estimate, observe } from './queue.ts'

const exponential = (ratePerSecond: number): Distribution => ({ kind: 'exponential', mean: 1 / ratePerSecond })

/** The exact value must lie in the 99 percent confidence interval of 20 replications; `bias` allows for starting empty and for bins. */
function expectAround(estimate: Estimate, exact: number, bias = 0.002): void {
  expect(Math.abs(estimate.mean - exact)).toBeLessThan(estimate.halfWidth + bias * exact)
  // An interval too wide to say anything would prove nothing.
  expect(estimate.halfWidth).toBeLessThan(0.1 * exact)
}

/** Arrivals that a replication sees, about. */
const arrivals = 60_000

describe('M/M/1: W = 1 / (mu - lambda), P(T > t) = e^-(mu - lambda) t', () => {
  it.each([
    [3, 10],
    [5, 10],
    [8, 10],
    [9, 10],
  ])('lambda %d, mu %d', (lambda, mu) => {
    const { sojourn, p99 } = observe({ arrivalsPerSecond: lambda, serviceTime: exponential(mu) }, arrivals / lambda)
    expectAround(sojourn, 1 / (mu - lambda))
    expectAround(p99, Math.log(100) / (mu - lambda), 0.006)
  })

  it('is what each of many pods is under random balancing: thinned Poisson streams', () => {
    const { sojourn } = observe({ arrivalsPerSecond: 80, serviceTime: exponential(10), pods: 10, policy: 'random' }, arrivals / 40)
    expectAround(sojourn, 1 / (10 - 8))
  })
})

// W from Erlang C in 40-digit arithmetic: C / (c mu - lambda) + 1 / mu.
describe('M/M/c: one pod with c workers', () => {
  it.each([
    [3, 1, 10, 1.000165328],
    [8, 1, 10, 1.20459008],
    [18, 2, 10, 0.83436576],
    [45, 1, 50, 1.0727729],
    [95, 1, 100, 1.10129137],
    [1.5, 1, 2, 2.28571429],
    [2.7, 1, 3, 3.7235367],
    [30, 5, 8, 0.23569811],
  ])('lambda %d, mu %d, c %d', (lambda, mu, workers, exact) => {
    const { sojourn } = observe({ arrivalsPerSecond: lambda, serviceTime: exponential(mu), workers }, arrivals / lambda)
    expectAround(sojourn, exact)
  })
})

// The same queue, however its c workers are spread over pods.
describe('M/M/c: consumers of a work queue', () => {
  it.each([
    [8, 1, 10, 1, 1.20459008],
    [18, 2, 5, 2, 0.83436576],
    [2.7, 1, 3, 1, 3.7235367],
    [30, 5, 2, 4, 0.23569811],
  ])('lambda %d, mu %d, %d pods of %d workers', (lambda, mu, pods, workers, exact) => {
    const { sojourn } = observe(
      { arrivalsPerSecond: lambda, serviceTime: exponential(mu), pods, workers, policy: 'queue' },
      arrivals / lambda,
    )
    expectAround(sojourn, exact)
  })
})

describe('M/M/c/K: places for K - c to wait, the rest is turned away', () => {
  it.each([
    [9, 10, 1, 10, 0.05081373, 0.46466007],
    [12, 10, 1, 20, 0.17036995, 1.5535653],
    [8, 1, 10, 20, 0.00910718, 1.14506028],
    [12, 1, 10, 30, 0.16863724, 2.5345602],
    [30, 5, 5, 5, 0.36040044, 0.2],
  ])('lambda %d, mu %d, c %d, K %d', (lambda, mu, workers, most, lostRatio, exact) => {
    const { sojourn, lost } = observe(
      { arrivalsPerSecond: lambda, serviceTime: exponential(mu), workers, queueLimit: most - workers },
      arrivals / lambda,
    )
    expectAround(lost, lostRatio)
    expectAround(sojourn, exact)
  })
})

/** Log-normal with this mean and squared coefficient of variation c2: sigma² = ln(1 + c2), median = mean / sqrt(1 + c2). */
function logNormal(mean: number, c2: number): Distribution {
  const sigma = Math.sqrt(Math.log(1 + c2))
  const p50 = mean / Math.sqrt(1 + c2)
  // 1.6448536269514722 is the 95 percent point of the normal law.
  return { kind: 'lognormal', p50, upper: p50 * Math.exp(1.6448536269514722 * sigma), upperProbability: 0.95 }
}

// Pollaczek and Khinchine: Wq = rho E[S] (1 + c2) / (2 (1 - rho)).
describe('M/G/1', () => {
  it.each<[string, number, Distribution, number]>([
    ['M/D/1 at 0.5', 5, { kind: 'constant', value: 0.1 }, 0.05],
    ['M/D/1 at 0.9', 9, { kind: 'constant', value: 0.1 }, 0.45],
    ['Erlang-4 at 0.8', 8, { kind: 'erlang', shape: 4, mean: 0.1 }, 0.25],
    ['exponential at 0.8', 8, { kind: 'exponential', mean: 0.1 }, 0.4],
    ['log-normal, c² = 4, at 0.8', 8, logNormal(0.1, 4), 1],
    ['uniform, c² = 1/3, at 0.8', 8, { kind: 'uniform', low: 0, high: 0.2 }, (0.8 * 0.1 * (1 + 1 / 3)) / (2 * 0.2)],
  ])('%s', (_name, lambda, serviceTime, wait) => {
    const { sojourn } = observe({ arrivalsPerSecond: lambda, serviceTime }, (2 * arrivals) / lambda)
    expectAround(sojourn, wait + 0.1)
  })
})

// Mean time in the system of join-the-shortest-queue with servers of rate 1, from the truncated Markov chain in 40-digit arithmetic.
describe('least requests over pods with one worker is join-the-shortest-queue', () => {
  it.each([
    [0.5, 2, 1.426321],
    [0.7, 2, 2.108197],
    [0.8, 2, 2.955737],
    [0.9, 2, 5.474913],
    [0.7, 3, 1.708876],
    [0.9, 3, 3.98242],
    [0.5, 4, 1.158151],
    [0.9, 4, 3.2407],
  ])('load %d over %d pods', (load, pods, exact) => {
    const { sojourn } = observe(
      { arrivalsPerSecond: load * pods, serviceTime: exponential(1), pods, policy: 'least-requests' },
      arrivals / (load * pods),
    )
    expectAround(sojourn, exact)
  })
})
