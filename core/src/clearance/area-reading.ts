import type { Instant } from '../time/index.ts'
import type { Manner } from './manner.ts'
import { type Territory, WORLD } from './territory.ts'
import { type Area, territoriesIn } from './territory-group.ts'

/** Whether a rule for some areas, all where it names none, touches a question anywhere; groups mean who they held then. */
export function touches(
  areas: readonly Area[],
  asOf: Instant,
  { territories }: Pick<Manner, 'territories'>,
): boolean {
  if (areas.length === 0 || areas.includes(WORLD) || territories.includes(WORLD)) return true
  const meant = meantBy(areas, asOf)
  return territories.some((code) => meant.includes(code))
}

// The lists of a body of evidence are asked for again and again; each is read once for its moment.
const read = new WeakMap<readonly Area[], { readonly asOf: Instant; readonly codes: readonly Territory[] }>()

/** The territories that a list of areas meant at a moment. */
export function meantBy(areas: readonly Area[], asOf: Instant): readonly Territory[] {
  const known = read.get(areas)
  if (known?.asOf === asOf) return known.codes
  const codes = territoriesIn(areas, asOf)
  read.set(areas, { asOf, codes })
  return codes
}
