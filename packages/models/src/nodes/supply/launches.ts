import { isChosen, type OfferingChoice, type OfferingKey } from '../../contract/offering-choice.ts'
import type { SupplySpec } from './spec.ts'

/** A stock-out under way. */
export type Shortage = { readonly what: OfferingChoice; readonly isReported: boolean }

/** What the provider remembers of an account. */
export type SupplyState = {
  readonly shortages: readonly Shortage[]
  /** Tokens of the launch throttle at `tokensAtSeconds`; negative: launches that wait their turn. */
  readonly tokens: number
  readonly tokensAtSeconds: number
}

/** A machine as quotas count it. */
export type CountedMachine = OfferingKey & { readonly cores: number; readonly isGpu: boolean }

/** What becomes of one machine that was asked for. `delayed`: accepted, but its turn comes later. */
export type LaunchVerdict =
  | { readonly type: 'accepted'; readonly afterSeconds: number }
  | { readonly type: 'refused'; readonly code: 'InsufficientInstanceCapacity' | 'VcpuLimitExceeded'; readonly reason: string }
  /** Nobody says anything, and no machine comes. */
  | { readonly type: 'never'; readonly reason: string }

type Limits = Pick<SupplySpec, 'launchRate' | 'quotas'>

export function initialSupply({ launchRate }: Limits): SupplyState {
  return { shortages: [], tokens: launchRate?.burst ?? 0, tokensAtSeconds: 0 }
}

/** One machine is asked for: stock first, then the account's quota, then the throttle. */
export function askForMachine(
  limits: Limits,
  state: SupplyState,
  asked: CountedMachine,
  running: readonly CountedMachine[],
  atSeconds: number,
): { readonly verdict: LaunchVerdict; readonly state: SupplyState } {
  const named = `${asked.machineType} ${asked.capacityType} in ${asked.zone}`
  const shortage = state.shortages.find(({ what }) => isChosen(what, asked))
  if (shortage && !shortage.isReported)
    return { verdict: { type: 'never', reason: `insufficient capacity for ${named}, not reported` }, state }
  if (shortage) return { verdict: refuse('InsufficientInstanceCapacity', `insufficient capacity for ${named}`), state }
  const quota = limits.quotas.find((each) => each.capacityType === asked.capacityType && each.isGpu === asked.isGpu)
  const used = quota ? coresOf(running, quota) : 0
  if (quota && used + asked.cores > quota.cores) {
    return { verdict: refuse('VcpuLimitExceeded', `${used} of ${quota.cores} ${asked.capacityType} cores of the quota are in use`), state }
  }
  return takeToken(limits, state, atSeconds)
}

function refuse(code: 'InsufficientInstanceCapacity' | 'VcpuLimitExceeded', reason: string): LaunchVerdict {
  return { type: 'refused', code, reason }
}

function coresOf(running: readonly CountedMachine[], quota: { readonly capacityType: string; readonly isGpu: boolean }): number {
  return running.reduce(
    (sum, { capacityType, isGpu, cores }) => (capacityType === quota.capacityType && isGpu === quota.isGpu ? sum + cores : sum),
    0,
  )
}

/** Tokens come in `perSecond`, up to `burst`; a launch that finds none waits for its own. */
function takeToken(
  { launchRate }: Limits,
  state: SupplyState,
  atSeconds: number,
): { readonly verdict: LaunchVerdict; readonly state: SupplyState } {
  if (!launchRate) return { verdict: { type: 'accepted', afterSeconds: 0 }, state }
  const { burst, perSecond } = launchRate
  const tokens = Math.min(burst, state.tokens + (atSeconds - state.tokensAtSeconds) * perSecond) - 1
  return {
    verdict: { type: 'accepted', afterSeconds: tokens >= 0 ? 0 : -tokens / perSecond },
    state: { ...state, tokens, tokensAtSeconds: atSeconds },
  }
}

export function beginShortage(state: SupplyState, shortage: Shortage): SupplyState {
  return { ...state, shortages: [...state.shortages, shortage] }
}

/** Ends one shortage of just this choice. */
export function endShortage(state: SupplyState, what: OfferingChoice): SupplyState {
  const isSame = (other: OfferingChoice) =>
    other.zone === what.zone && other.machineType === what.machineType && other.capacityType === what.capacityType
  const found = state.shortages.findIndex((each) => isSame(each.what))
  return { ...state, shortages: state.shortages.filter((_, index) => index !== found) }
}
