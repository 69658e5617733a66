/** A short name in an address: lower-case Latin letters, digits and single hyphens. */
export type Slug = string & { readonly slug: true }

/** Words that an address of the house already uses, so that no production or publication can take them. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(
  [
    // The house itself.
    'backstage s m api claim healthz readyz metrics doctor problems docs openapi',
    // Doors for people.
    'me join gone sign-in sign-out sign-up login logout auth oauth account invite reset settings admin new edit slips inbox outbox',
    // Pages and files of a front of house.
    'feed feeds rss atom sitemap robots favicon manifest search share shared embed card about accessibility privacy press',
    'press-kit people crafts journey latest posts questions theories story progress standing tags live events followers following',
    'actor oembed webfinger nodeinfo films ap',
    // Static parts.
    'app assets fonts static media images styles scripts sw service-worker offline',
  ].flatMap((line) => line.split(' ')),
)

/** The longest slug, in characters. */
export const SLUG_LONGEST = 60

/** What a typed slug is: usable, or why not. */
export type SlugCheck =
  | { readonly kind: 'usable'; readonly slug: Slug }
  | { readonly kind: 'refused'; readonly because: 'empty' | 'too-long' | 'letters' | 'reserved' }

/** Checks a slug as typed; it is never mended in silence. */
export function checkSlug(typed: string): SlugCheck {
  if (typed === '') return { kind: 'refused', because: 'empty' }
  if (typed.length > SLUG_LONGEST) return { kind: 'refused', because: 'too-long' }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed)) return { kind: 'refused', because: 'letters' }
  if (RESERVED_SLUGS.has(typed)) return { kind: 'refused', because: 'reserved' }
  return { kind: 'usable', slug: typed as Slug }
}

// Letters that Unicode does not take apart into a base letter and a mark.
const SPELT: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/**
 * Proposes a slug for a name, one that is not `taken`: accents dropped, all else made hyphens, numbered when needed.
 * A name without Latin letters or digits gets `otherwise`.
 */
export function proposeSlug(name: string, otherwise: string, taken: ReadonlySet<string> = new Set()): Slug {
  const spelt = name.toLowerCase().replace(/[ßæœøåđðþłı]/g, (letter) => SPELT[letter] ?? '')
  const plain = spelt
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LONGEST - 8)
    .replace(/^-+|-+$/g, '')
  const base = plain === '' ? otherwise : plain
  for (let number = 1; ; number += 1) {
    const check = checkSlug(number === 1 ? base : `${base}-${number}`)
    if (check.kind === 'usable' && !taken.has(check.slug)) return check.slug
    if (check.kind === 'refused' && check.because !== 'reserved')
      throw new RangeError(`no slug can be made from ${JSON.stringify(base)}: ${check.because}`)
  }
}

const OPAQUE = /^p-[0-9a-f]{16}$/

/** Whether a slug is one made of chance: it gives nothing away of what lies behind it. */
export function isOpaqueSlug(slug: string): boolean {
  return OPAQUE.test(slug)
}

/** The slug that 64 random bits make, given as 16 hex digits. */
export function opaqueSlug(hex: string): Slug {
  const slug = `p-${hex}`
  if (!isOpaqueSlug(slug)) throw new RangeError(`${JSON.stringify(hex)} are not 64 bits in hex`)
  return slug as Slug
}
