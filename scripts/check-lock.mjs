// Fails when package-lock.json lacks an exact optional dependency of any platform: `npm ci` would refuse such a lock elsewhere.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))

function isLocked(name, from) {
  for (let at = from; ; ) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
    const cut = at.lastIndexOf('/node_modules/')
    at = cut < 0 ? '' : at.slice(0, cut)
  }
}

const missing = Object.entries(packages).flatMap(([at, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d/.test(version) && !isLocked(name, at))
    .map(([name, version]) => `${name}@${version} (of ${at}) is not in package-lock.json`),
)
const withAddress = Object.entries(packages).filter(([, entry]) => entry.resolved?.startsWith('http'))
for (const [at] of withAddress) missing.push(`${at} is locked to one download address; delete the lock and run npm i --package-lock-only`)
if (missing.length > 0) {
  console.error(missing.join('\n'))
  process.exit(1)
}
console.log(`lock file complete: ${Object.keys(packages).length} entries`)
