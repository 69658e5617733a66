import type { Guise } from '#lib/wire/story.ts'
import { instantOf } from '#lib/words/times.ts'

const GUISES: readonly Guise[] = ['nobody', 'member', 'grown']

/** Somebody made up, as an address or a posted form tells them. */
export type Who = { seen: string[]; guise: Guise; asOf: string | null }

/** Reads who somebody made up is; a moment is meant in the production's zone, and what is no moment is now. */
export function whoIn(told: URLSearchParams | FormData, zone: string): Who {
  const text = (name: string): string => {
    const value = told.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const seen = told
    .getAll('seen')
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
    .filter((id) => id !== '')
  const [asOf, at] = [text('asOf'), text('at')]
  return {
    seen,
    guise: GUISES.find((guise) => guise === text('guise')) ?? 'nobody',
    asOf: asOf === '' ? (text('when') === 'at' ? momentTyped(at, zone) : null) : asOf,
  }
}

function momentTyped(field: string, zone: string): string | null {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(field) ? instantOf(field, zone) : null
}
