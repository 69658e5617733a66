import type { MinorAge, ModelReleaseStatus, PropertyReleaseStatus } from './release-metadata.ts'

/** What a file says of its own releases: a claim of whoever wrote it, which permits nothing here. */
export interface ToldRelease {
  readonly model: ModelReleaseStatus | null
  readonly modelIds: readonly string[]
  readonly property: PropertyReleaseStatus | null
  readonly propertyIds: readonly string[]
  readonly minorAge: MinorAge | null
}

const LONGEST_ID = 200
const MOST_IDS = 50
const LONGEST_BAG = 20_000
const LONGEST_PACKET = 1_000_000

/**
 * Reads the release fields of an XMP packet, as attributes or as elements; null where it has none. Source: IPTC Photo
 * Metadata Standard 2023.2 and PLUS LDF 1.0 (http://ns.useplus.org/ldf/xmp/1.0/). What is no term of theirs is passed over.
 */
export function readReleaseMetadata(xmp: string): ToldRelease | null {
  const packet = xmp.slice(0, LONGEST_PACKET)
  const prefix = /xmlns:([\w.-]{1,40})\s*=\s*["']http:\/\/ns\.useplus\.org\/ldf\/xmp\/1\.0\/["']/.exec(
    packet,
  )?.[1]
  if (prefix === undefined) return null
  const one = (name: string) => {
    const attribute = new RegExp(`\\s${prefix}:${name}\\s*=\\s*["']([^"'<]{0,300})["']`).exec(packet)?.[1]
    const inside = new RegExp(`<${prefix}:${name}(?:\\s[^>]{0,300})?>([^<]{0,300})</`).exec(packet)?.[1]
    return termOf(attribute ?? inside ?? '')
  }
  const many = (name: string) => {
    const from = packet.indexOf(`<${prefix}:${name}`)
    const until = from < 0 ? -1 : packet.indexOf(`</${prefix}:${name}>`, from)
    const inside = until < 0 ? '' : packet.slice(from, Math.min(until, from + LONGEST_BAG))
    return [...inside.matchAll(/<rdf:li(?:\s[^>]{0,100})?>([^<]{1,300})<\/rdf:li>/g)]
      .map(([, id = '']) => unescape(id).trim().slice(0, LONGEST_ID))
      .filter((id) => id !== '')
      .slice(0, MOST_IDS)
  }
  const told: ToldRelease = {
    model: knownIn(['MR-NON', 'MR-NAP', 'MR-UMR', 'MR-LMR'] as const, one('ModelReleaseStatus')),
    modelIds: many('ModelReleaseID'),
    property: knownIn(['PR-NON', 'PR-NAP', 'PR-UPR', 'PR-LPR'] as const, one('PropertyReleaseStatus')),
    propertyIds: many('PropertyReleaseID'),
    minorAge: ageOf(one('MinorModelAgeDisclosure')),
  }
  const says = told.model !== null || told.property !== null || told.minorAge !== null
  return says || told.modelIds.length > 0 || told.propertyIds.length > 0 ? told : null
}

// A value is the term's full address, or in older files its bare name.
function termOf(value: string): string {
  return value.trim().replace(/^http:\/\/ns\.useplus\.org\/ldf\/vocab\//, '')
}

function knownIn<Term extends string>(terms: readonly Term[], value: string): Term | null {
  return terms.find((term) => term === value) ?? null
}

function ageOf(value: string): MinorAge | null {
  return /^AG-(?:UNK|U14|A(?:1[5-9]|2[0-5]))$/.test(value) ? (value as MinorAge) : null
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
