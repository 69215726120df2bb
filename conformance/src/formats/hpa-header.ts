import { type HpaProfile, hpaProfiles, hpaVersions } from '@plimsoll/models'
import type { Header } from '../format.ts'

/** The release that a recording was made with. @throws Error for a release that has no profile */
export function profileOf(header: Header): HpaProfile {
  const release = String(header.kubernetes)
  const version = hpaVersions.find((each) => release.startsWith(`v${each}.`))
  if (!version) throw new Error(`recorded from Kubernetes ${release}; profiles exist for ${hpaVersions.join(', ')}`)
  return hpaProfiles[version]
}
