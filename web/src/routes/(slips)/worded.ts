/** What a table of words says under a key that came from the house; undefined where it says nothing. */
export const worded = <Words extends object>(table: Words, key: string): Words[keyof Words] | undefined =>
  Object.hasOwn(table, key) ? table[key as keyof Words] : undefined
