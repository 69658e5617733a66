import { Refusal } from '../refusal.ts'

/** The one thing that goes by a name or an id; `none` begins the sentence that says there is no such thing. */
export function findNamed<Thing extends { id: string; name: string }>(
  things: readonly Thing[],
  name: string,
  none: string,
): Thing {
  const wanted = name.toLocaleLowerCase()
  const [only, ...more] = things.filter((one) => one.id === name || one.name.toLocaleLowerCase() === wanted)
  if (only !== undefined && more.length === 0) return only
  const there = things.map((one) => one.name).join(', ')
  throw new Refusal(
    more.length > 0
      ? `Several go by the name ${name}. Nothing was done. Say its id instead.`
      : `${none} goes by the name ${name}. Nothing was done. There are: ${there}.`,
  )
}
