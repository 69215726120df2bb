/** Pages that the header and the palette lead to, in order. `key` follows `g`. */
export const places = [
  { href: '/scenarios', title: 'Scenarios', key: 's' },
  { href: '/runs', title: 'Runs', key: 'r' },
  { href: '/compare', title: 'Compare', key: 'c' },
  { href: '/prices', title: 'Prices', key: 'p' },
] as const
