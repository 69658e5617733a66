import { measureText, type TextLimit, type TextUnit } from '@stagedoor/core/publish'

/** How much of each bound a text uses, the tightest first. */
export function countersOf(
  texts: readonly TextLimit[],
  field: TextLimit['field'],
  text: string,
): { unit: TextUnit; used: number; most: number }[] {
  return texts
    .filter((limit) => limit.field === field)
    .map(({ unit, most }) => ({ unit, most, used: measureText(text, unit) }))
    .toSorted((a, b) => b.used / b.most - a.used / a.most)
}
