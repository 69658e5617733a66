import { randomBytes, randomUUID } from 'node:crypto'
import { nameSlug } from '@stagedoor/core/publish'
import type { Site } from '../../plant/http/index.ts'
import type { AddressOrder, MediaAddresses } from '../../wall/index.ts'
import { type Address, filled, type IsOwn } from './addresses-of-api.ts'
import type { AddressOfIt, Pools } from './ports.ts'
import type { Existing } from './what-exists.ts'

const MOST_WORDS = 24
const SHORTEST_WORD = 4

const SHARED_PLACES = new Set(['production', 'person'])

/** Whether what stands at a place of an address exists for the publication alone: a person may be credited elsewhere too. */
export const isOwnOf =
  ({ creditedHereAlone }: Pick<Existing, 'creditedHereAlone'>): IsOwn =>
  (place, value) =>
    place === 'person' ? creditedHereAlone.has(value) : !SHARED_PLACES.has(place)

/** What of a publication may stand in addresses. */
export function poolsOf(existing: Existing): Pools {
  const { production, publication, kits, post, guessedSlug, assetIds, recallIds } = existing
  const rows = [publication, ...kits]
  const slugs = [post?.slug, guessedSlug].filter((slug) => slug != null)
  return {
    production: [production.slug],
    post: [...new Set(slugs)],
    slug: [...new Set(slugs)],
    publication: rows.map(({ id }) => id),
    cut: [publication.cutId],
    exposure: rows.map(({ exposureId }) => exposureId),
    asset: assetIds,
    recall: recallIds,
    person: [...new Set(post?.credits.map(({ name }) => nameSlug(name)))],
  }
}

/** What may be asked of lists and searches: the publication's words one by one and as a whole, and who made it. */
export function queriesFor({ production, publication, post }: Existing, site: Pick<Site, 'link'>): Pools {
  const credits = post?.credits ?? []
  const said = [publication.title, publication.copy, ...credits.map(({ name }) => name)].join(' ')
  const words = [...new Set(said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
    .filter((word) => word.length >= SHORTEST_WORD)
    .slice(0, MOST_WORDS)
  const crafts = credits.map(({ craft }) => craft).filter((craft) => craft !== '')
  return {
    q: [publication.title, ...words],
    url: [site.link(`/${production.slug}`)],
    person: [...new Set(credits.map(({ name }) => nameSlug(name)))],
    craft: [...new Set(crafts.map(nameSlug))],
  }
}

/** Pages of front of house, with what of the publication may stand in their addresses. */
export function pageAddresses(
  templates: readonly string[],
  { pools, isOwn, title }: { pools: Pools; isOwn: IsOwn; title: string },
): Address[] {
  return templates.flatMap((template) => {
    const needed = [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
    const page = (path: string, value: string | null, echoes: readonly string[] = []): Address => ({
      what: `the page ${template}`,
      path,
      value,
      echoes,
      isList: false,
      accept: null,
    })
    return filled(template, needed, { pools, isOwn }).flatMap(({ path, value }) => [
      page(path, value),
      ...(path.endsWith('/search')
        ? [page(`${path}?q=${encodeURIComponent(title)}`, value, [title, encodeURIComponent(title)])]
        : []),
    ])
  })
}

/** Addresses at which files of the publication could lie: those that were given away, true ones made now, and guesses. */
export function fileAddresses(
  { post, files, given }: Existing,
  {
    addresses,
    isAhead,
  }: { addresses: Pick<MediaAddresses, 'mint'>; isAhead: (publicationId: string) => boolean },
): AddressOfIt[] {
  const path = '/m/{}'
  const minted = files
    .filter(({ publicationId }) => publicationId === null || !isAhead(publicationId))
    .map(({ what, of, gateId, sha256 }) => {
      const order: AddressOrder = {
        gateId,
        mintedFor: of === 'kit' ? 'slip' : 'public',
        sha256,
        mediaType: what === 'poster' || what === 'cover for a platform' ? 'image/jpeg' : 'video/mp4',
      }
      // Given to nobody: the house asks it, and it dies with its ten minutes.
      const value = addresses.mint(order).slice('/m/'.length)
      return {
        what: `a true address of the ${what}, made for this try behind the gate of the ${of}`,
        path,
        value,
      }
    })
  const digests = [...new Set(files.map(({ sha256 }) => sha256))]
  const guesses = ['/m/{}', '/storage/{}', '/files/{}', '/{}.mp4', '/{}.jpg', '/api/v1/files/{}']
  return [
    ...minted,
    ...given
      .filter(({ publicationId }) => !isAhead(publicationId))
      .map((one) => ({
        what: 'an address of its media that was given away',
        path,
        value: one.path.slice('/m/'.length),
      })),
    ...(post === null ? [] : [{ what: 'the picture of its card', path: '/card/{}', value: post.id }]),
    ...digests.flatMap((value) =>
      [...guesses, `/storage/${value.slice(0, 2)}/{}`].map((guess) => ({
        what: 'a file by its digest',
        path: guess,
        value,
      })),
    ),
  ]
}

/** Addresses of the links of kits: their own links to our page, and by ids in place of their tokens. */
export function kitAddresses({ publication, kits }: Existing): AddressOfIt[] {
  const ids = [publication, ...kits]
    .flatMap(({ kitId, slipId }) => [kitId, slipId])
    .filter((id) => id !== null)
  const codes = kits.flatMap(({ kitCode }) => kitCode ?? [])
  const own = codes.map((value) => ({ what: 'the own link of a kit', path: '/k/{}', value }))
  const byId = ids.flatMap((value) =>
    ['/api/v1/kit-slips/{}', '/api/v1/slips/{}', '/s/{}'].map((path) => ({
      what: 'the link of a kit, by an id in place of its token',
      path,
      value,
    })),
  )
  return [...own, ...byId]
}

/** Something of the same shape that never was. */
export function neverWas(value: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return randomUUID()
  if (/^[0-9a-f]{32,}$/.test(value)) return randomBytes(value.length).toString('hex').slice(0, value.length)
  const letters = value.length > 80 ? BASE64URL : LOWER
  const random = randomBytes(value.length)
  return value.replaceAll(/[A-Za-z0-9_]/g, (_, place: number) => letters[random[place]! % letters.length]!)
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'

/** What shows a page of the publication elsewhere: its card, by the page's address (oEmbed). */
export function cardAddresses(
  { production, post, guessedSlug }: Existing,
  site: Pick<Site, 'link'>,
): AddressOfIt[] {
  const page = encodeURIComponent(site.link(`/${production.slug}/`))
  return [...new Set([post?.slug, guessedSlug])]
    .filter((slug) => slug != null)
    .map((value) => ({
      what: 'its card, for other places',
      path: `/api/v1/public/oembed?url=${page}{}`,
      value,
    }))
}
