import { lineOfText } from './line-of-text.ts'

/** Crafts offered while one types; any other may be typed, for a kitchen's crew is not a film's. */
export const CRAFTS: readonly string[] = [
  'Director, Producer, Writer, Assistant director, Script supervisor, Unit publicist, Cast, Stunts',
  'Choreography, Camera, Unit stills, Gaffer, Electric, Grip, Sound, Production design',
  'Art department, Set decoration, Props, Construction, Costume, Hair and make-up, Special effects',
  'Visual effects, Editing, Music, Colour, Locations, Transport, Catering, Animation, Design',
  'Development, Kitchen, Pattern cutting, Modelling, Runner',
].flatMap((line) => line.split(', '))

/** What a person did, in the trade's words and at most 60 characters. */
export type Craft = string & { readonly craft: true }

/** One person's credit for one craft. */
export interface Credit {
  readonly name: string
  readonly craft: Craft
}

/** The craft a person typed, in the offered spelling when it is one of those; null when nothing is left of it. */
export function craftOf(typed: string): Craft | null {
  const line = lineOfText(typed, 60)
  if (line === '') return null
  const offered = CRAFTS.find((craft) => craft.toLowerCase() === line.toLowerCase())
  return (offered ?? line) as Craft
}

/** The credits as lines, one for each craft in order of first mention, nobody twice under one craft. */
export function creditLines(credits: readonly Credit[]): readonly string[] {
  const byCraft = new Map<Craft, Set<string>>()
  for (const { name, craft } of credits) byCraft.set(craft, (byCraft.get(craft) ?? new Set()).add(name))
  return Array.from(byCraft, ([craft, names]) => `${craft}: ${[...names].join(', ')}`)
}
