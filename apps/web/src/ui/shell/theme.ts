import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/** Mantine's stock theme misses WCAG AA contrast in two places: the filled button and dimmed text. Both are corrected here. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: 'Inter Variable, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontFamily: 'Inter Variable, system-ui, sans-serif', fontWeight: '650' },
  cursorType: 'pointer',
  colors: { dark: ['#e6e8ec', '#c3c7cf', '#a6a7ab', '#7d8490', '#4a505c', '#3a3f4a', '#23272f', '#1b1e25', '#171a20', '#101217'] },
})

/** Colours of meaning, each at least 4.5:1 as text on its ground. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--header-height': '56px' },
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-error': '#b42318',
    '--mantine-color-body': '#fbfbfd',
    '--surface': '#ffffff',
    '--surface-sunken': '#f3f4f7',
    '--hairline': '#e3e5ea',
    '--control-line': '#858b94',
    '--good': '#12703a',
    '--good-ground': '#e7f6ec',
    '--bad': '#b42318',
    '--bad-ground': '#fdecea',
    '--unsure': '#8a5300',
    '--unsure-ground': '#fdf3e0',
    '--accent': '#3b4ccb',
    '--code-key': '#2f4fb5',
    '--code-string': '#17692f',
    '--code-number': '#9a4200',
  },
  dark: {
    '--mantine-color-dimmed': '#a6a7ab',
    '--mantine-color-error': '#ff8f85',
    '--mantine-color-body': '#14161b',
    '--surface': '#1b1e25',
    '--surface-sunken': '#101217',
    '--hairline': '#2c3039',
    '--control-line': '#7d8490',
    '--good': '#5fd38d',
    '--good-ground': '#12301f',
    '--bad': '#ff8f85',
    '--bad-ground': '#3a1a18',
    '--unsure': '#f2b857',
    '--unsure-ground': '#33270f',
    '--accent': '#91a7ff',
    '--code-key': '#9fb4ff',
    '--code-string': '#86d9a0',
    '--code-number': '#f0ae74',
  },
})
