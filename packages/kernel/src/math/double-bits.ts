/** One double seen as two 32-bit words. Shared by the functions of this folder; none of them keeps anything in it. */
export const doubleView = new Float64Array(1)
export const wordView = new Int32Array(doubleView.buffer)

/** Which of the two words holds sign and exponent: 1 on little-endian machines. */
export const highWord = isLittleEndian() ? 1 : 0
export const lowWord = 1 - highWord

function isLittleEndian(): boolean {
  doubleView[0] = 1
  return wordView[0] === 0
}

/** 2^exponent for normal doubles, -1022..1023. */
export function powerOfTwo(exponent: number): number {
  wordView[lowWord] = 0
  wordView[highWord] = (exponent + 1023) << 20
  return doubleView[0]
}
