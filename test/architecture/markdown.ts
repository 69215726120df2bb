/** The name that GitHub gives to a heading: lower case, punctuation dropped, spaces as hyphens; repeated ones are numbered. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>()
  const times = new Map<string, number>()
  for (const [, heading] of markdown.replace(/^(```|~~~).*?^\1/gms, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const text = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '')
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replace(/ /g, '-')
    const before = times.get(slug) ?? 0
    times.set(slug, before + 1)
    anchors.add(before === 0 ? slug : `${slug}-${before}`)
  }
  return anchors
}
