import { Misuse } from '../refusal.ts'

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/

/** A moment as the contract takes it; throws {@link Misuse} unless it says its offset, since a bare one is ambiguous. */
export function momentOf(text: string, option: string): string {
  const at = Date.parse(text)
  if (!MOMENT.test(text) || Number.isNaN(at))
    throw new Misuse(
      `${option} is ${JSON.stringify(text)}; it takes a moment with its offset, such as 2026-11-27T18:00:00+01:00.`,
    )
  return new Date(at).toISOString()
}
