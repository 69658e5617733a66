/** A contributor who has the name of somebody a kit is for. */
export type Namesake = { id: string; name: string; craft: string }

/** The choice that the holder is none of them. */
export const ANOTHER = 'another'

/** Whom a refusal asks to choose from; none where it asks for something else. */
export function namesakesIn(refused: unknown): Namesake[] {
  return typeof refused === 'object' && refused !== null && 'contributors' in refused
    ? (refused.contributors as Namesake[])
    : []
}
