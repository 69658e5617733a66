/** What is said about a file in its name when it leaves the house: which production, which day, which receipt. */
export type OutwardFile = {
  slug: string
  /** Null where nobody has said on which day it was shot. */
  shootingDay: number | null
  /** The receipt as people read it aloud, such as `SALT 4417`; null for what has none. */
  receipt: string | null
  /** Without its dot. */
  extension: string
}

/** The name under which a file is saved: neither what its sender called it nor what a telephone counted it as. */
export function outwardName({ slug, shootingDay, receipt, extension }: OutwardFile): string {
  const number = receipt?.replace(/^\S+ /, '') ?? null
  const steps = [slug, shootingDay === null ? null : `d${shootingDay}`, number]
  return `${steps.filter((step) => step !== null).join('-')}.${extension}`
}
