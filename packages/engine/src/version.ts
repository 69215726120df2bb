/** Version of the engine: part of every result and of every cache key. Equal to the version of this package (held by a test). */
export const engineVersion = '0.1.0'
