import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no letter that looks like another or like a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten letters, 50 random bits: short in a link, and no two alike in any one database. */
export const newIdentifier = (): string => Array.from(randomBytes(10), (byte) => alphabet[byte % 32]).join('')
