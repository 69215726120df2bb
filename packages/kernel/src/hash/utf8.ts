/** Bytes of a text in UTF-8; a lone surrogate becomes U+FFFD, as in the Encoding standard. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (const character of text) {
    const point = codePoint(character)
    if (point < 0x80) bytes[length++] = point
    else {
      if (point < 0x800) bytes[length++] = 0xc0 | (point >> 6)
      else {
        if (point < 0x10000) bytes[length++] = 0xe0 | (point >> 12)
        else {
          bytes[length++] = 0xf0 | (point >> 18)
          bytes[length++] = 0x80 | ((point >> 12) & 63)
        }
        bytes[length++] = 0x80 | ((point >> 6) & 63)
      }
      bytes[length++] = 0x80 | (point & 63)
    }
  }
  return bytes.subarray(0, length)
}

function codePoint(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
}
