/** A unit of the work that has a premiere of its own. */
export type Opening = { id: string; name: string }
