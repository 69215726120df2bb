/** Forms in which a run can be printed. */
export const formats = ['text', 'json', 'markdown', 'csv'] as const
export type Format = (typeof formats)[number]

/** Forms in which a comparison can be printed. */
export const compareFormats = ['text', 'json', 'markdown'] as const
export type CompareFormat = (typeof compareFormats)[number]
