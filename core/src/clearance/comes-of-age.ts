import { type Instant, resolveLocal } from '../time/index.ts'

/**
 * When somebody comes of age: at the start of that birthday in their zone, by the law given or at 18. Born on 29 February,
 * it is 1 March of a year without one. Throws RangeError for a date or zone that does not exist.
 */
export function comesOfAge({
  bornOn,
  zone,
  years = 18,
}: {
  readonly bornOn: string
  readonly zone: string
  readonly years?: number
}): Instant {
  const [year, month, day] = bornOn.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined || !isDate(bornOn))
    throw new RangeError(`No such date: ${bornOn}`)
  // Date.UTC rolls 29 February of a common year over to 1 March, as the law does.
  const birthday = new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10)
  return resolveLocal({ date: birthday, time: '00:00', zone }, 'window-begins').instant
}

function isDate(iso: string): boolean {
  const midnight = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().slice(0, 10) === iso
}
