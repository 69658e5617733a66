/** The kinds of private details that footage carries, in the order in which they are told. */
export const PRIVATE_KINDS = [
  'location',
  'device',
  'serial',
  'owner',
  'maker',
  'comment',
  'moment',
  'other',
] as const

/** One kind of private detail. */
export type PrivateKind = (typeof PRIVATE_KINDS)[number]

// Names of tags as QuickTime, Matroska, RIFF, Exif, IPTC and XMP spell them; the first row that fits names the kind.
const KINDS: readonly (readonly [PrivateKind, RegExp])[] = [
  [
    'location',
    /location|gps|coordinate|latitude|longitude|altitude|\bxyz\b|loci|city|country|sublocation|geo/i,
  ],
  ['serial', /serial|imageuniqueid|documentid|instanceid|content.?identifier|umid|uuid/i],
  [
    'owner',
    /owner|artist|author|copyright|rights|creator|byline|credit|performer|composer|publisher|director|producer/i,
  ],
  [
    'comment',
    /comment|description|synopsis|caption|keywords|^subject$|headline|lyrics|notes|title|album|^rating$/i,
  ],
  [
    'device',
    /make|model|camera|lens|device|android|manufacturer|firmware|hostcomputer|capture|fps$|exif|aperture|fnumber|^iso|shutter|exposure|metering|flash|focal|lightsource|whitebalance|brightness|gain|contrast|saturation|sharpness|zoom|scene|sensing|subject(area|distance)|composite|filesource|customrendered/i,
  ],
  ['maker', /software|encoder|encoded|tool|application|version|maker/i],
  ['moment', /date|time|created|modified/i],
]

// What a container says about itself and about nobody.
const TECHNICAL =
  /^(major_brand|minor_version|compatible_brands|language|handler_name|vendor_id|duration(-\w+)?|rotate|bps.*|number_of_.*|_statistics.*|timecode|track|disc|start_time|creation_time-unknown)$/i

/** The kinds of private details among the names of tags, each once. */
export function privateKindsOf(tagNames: readonly string[]): PrivateKind[] {
  const found = new Set(tagNames.filter((name) => !TECHNICAL.test(name)).map(kindOf))
  return PRIVATE_KINDS.filter((kind) => found.has(kind))
}

function kindOf(tagName: string): PrivateKind {
  return KINDS.find(([, names]) => names.test(tagName))?.[0] ?? 'other'
}
