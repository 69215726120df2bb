/** @throws RangeError when a parameter of a law is outside what the law knows */
export function requireParameter(isValid: boolean, name: string, value: number, expected: string): void {
  if (!isValid) throw new RangeError(`${name} is ${value}; expected ${expected}`)
}
