import type { RawProbe } from '../raw-probe.ts'

// What a container says about itself; every other tag may be about a person, a place or a device.
const technical =
  /^(major_brand|minor_version|compatible_brands|language|handler_name|vendor_id|duration|duration-\w+|rotate|encoder|creation_time|date|bps.*|number_of_.*|_statistics.*|timecode|compatible.*|title|track|genre|album|disc)$/i
const shortest = 5

/** Values of a file's tags that must not be found again in its clean copy: long enough not to occur by chance. */
export function privateValues(raw: RawProbe): string[] {
  const tags = [raw.tags, ...raw.streams.map((stream) => stream.tags)].flatMap((one) => Object.entries(one))
  const values = tags.filter(([key]) => !technical.test(key)).map(([, value]) => value.trim())
  return [...new Set(values.filter((value) => value.length >= shortest && !isPlainNumber(value)))]
}

function isPlainNumber(value: string): boolean {
  return /^[\d.]{1,7}$/.test(value)
}
