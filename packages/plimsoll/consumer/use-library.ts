import { assess, type Diagnostic, importManifests, type Plan, planDocument, run, type Scenario } from '../dist/plimsoll.browser.mjs'

/** What a library user writes, with the strictest checks: it compiles only while the built types say what the source says. */
export function costMicroUsd(yaml: string): number | readonly Diagnostic[] {
  const { plan, diagnostics } = planDocument(yaml)
  return plan ? assess(plan, run(plan, { seed: 7 })).bill.totalMicroUsd : diagnostics
}

export const firstService = ({ services }: Scenario): string => services[0].name

export const imported: string | undefined = importManifests([{ name: 'shop.yaml', text: '' }]).text

// @ts-expect-error A plan is no text: were the types `any`, nothing would be wrong here.
export const wrong = (plan: Plan): string => plan
