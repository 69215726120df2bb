/**
 * Values that a label selector asks for, the labels' names aside: `app=shop` and `app in (shop, search)` find pods of services called so.
 *
 * @see k8s.io/apimachinery/pkg/labels: the text form of a selector
 */
export function selectedNames(podSelector: string): readonly string[] {
  const inSets = [...podSelector.matchAll(/\bin\s*\(([^)]*)\)/g)].flatMap(([, values]) => values.split(','))
  const equal = [...podSelector.matchAll(/(?<!!)={1,2}\s*([^,=\s]+)/g)].map(([, value]) => value)
  return [...inSets, ...equal].map((value) => value.trim())
}
