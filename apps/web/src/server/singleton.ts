/**
 * One value a process. Next compiles pages, routes and the start-up hook apart, each with its own copy of a module's variables;
 * what they must share lives on globalThis.
 */
export function singleton<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`plimsoll/${name}`)
  const holder = globalThis as Record<symbol, unknown>
  holder[key] ??= make()
  return holder[key] as Value
}
