/** The load line painted on hulls: a ring crossed by the line that may not go under water. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.4" aria-hidden="true">
      <circle cx="12" cy="12" r="7.6" />
      <path d="M1.5 12h21" strokeLinecap="round" />
    </svg>
  )
}
