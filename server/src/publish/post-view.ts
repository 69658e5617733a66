import { graphemesOf } from '@stagedoor/core/production'
import { nameSlug } from '@stagedoor/core/publish'
import type { AddressOrder } from '../wall/index.ts'
import type { FrontPage, ListedPost, Post } from './pages/public-reads.ts'
import type { PublicAddresses } from './addresses/public-addresses.ts'
import { instantOut, maybeInstantOut } from '../plant/http/index.ts'

const LEAD_LONGEST = 240

/** A production's page as front of house draws it. */
export async function pageView(addresses: PublicAddresses, page: FrontPage) {
  const { slug, title, kind, tagline, zone, premiereAt } = page
  return {
    slug,
    title,
    kind,
    line: tagline === '' ? null : tagline,
    zone,
    premiereAt: maybeInstantOut(premiereAt),
    keyArt: await keyArtView(addresses, page),
    card: page.keyArtId === null ? null : `/card/${page.keyArtId}`,
    podcast: page.hasPodcast ? `/${slug}/podcast.xml` : null,
    actor:
      page.actor === null ? null : { path: `/ap/actors/${page.actor.id}`, username: page.actor.username },
  }
}

async function keyArtView(addresses: PublicAddresses, page: FrontPage) {
  const { keyArtGateId: gateId, sha256, mediaType, width, height, alt } = page
  if (gateId === null || sha256 === null || mediaType === null) return null
  const [url] = await addresses.mint([{ gateId, mintedFor: 'public', sha256, mediaType }])
  return url === undefined || width === null || height === null || alt === null
    ? null
    : { url, width, height, alt }
}

/** Posts as a list shows them. */
export async function postRows(addresses: PublicAddresses, posts: readonly ListedPost[]) {
  const withPoster = posts.flatMap((post) =>
    post.media.poster === null ? [] : [{ id: post.id, order: posterOf(post) }],
  )
  const urls = await addresses.mint(withPoster.map(({ order }) => order))
  const urlById = new Map(withPoster.map(({ id }, index) => [id, urls[index]]))
  return posts.map((post) => rowOf(post, urlById.get(post.id)))
}

/** A post as its page shows it; `production` is the slug of its page. */
export async function postView(addresses: PublicAddresses, post: Post, production: string) {
  const { media, gateId, copy, raw, captions, chapters, durationFlicks, shape, isForAll } = post
  const video: AddressOrder = {
    gateId,
    mintedFor: 'public',
    sha256: media.video.sha256,
    mediaType: 'video/mp4',
  }
  const [videoUrl = '', posterUrl] = await addresses.mint(
    media.poster === null ? [video] : [video, posterOf(post)],
  )
  const { width, height } = media.video
  const home = `/api/v1/public/productions/${production}/posts/${post.slug}`
  return {
    ...rowOf(post, posterUrl),
    text: copy === '' ? null : copy,
    shape,
    isForAll,
    card: isForAll && media.poster !== null ? `/card/${post.id}` : null,
    media: {
      url: videoUrl,
      type: 'video/mp4',
      width,
      height,
      // They are drawn into the film too; the track is for who wants them larger, or read aloud.
      captionsUrl: captions.length === 0 ? null : `${home}/captions`,
      chaptersUrl: chapters.length === 0 ? null : `${home}/chapters`,
    },
    chapters: chapters.map(({ at, title }) => ({ atFlicks: at, title })),
    transcript: captions.map(({ from, to, text }) => ({ fromFlicks: from, toFlicks: to, text })),
    raw: {
      share: raw.percent / 100,
      joins: raw.joins,
      isReframed: raw.isReframed,
      parts: raw.stretches.flatMap(({ kind, from, to }) =>
        kind === 'untouched'
          ? []
          : [{ kind: PART[kind], from: from / durationFlicks, to: Math.min(1, to / durationFlicks) }],
      ),
    },
  }
}

const PART = { muted: 'mute', blurred: 'blur', covered: 'cover' } as const

function posterOf({ gateId, media }: ListedPost): AddressOrder {
  return { gateId, mintedFor: 'public', sha256: media.poster?.sha256 ?? '', mediaType: 'image/jpeg' }
}

function rowOf(
  { slug, title, copy, opensAt, durationFlicks, credits, media, placeId, placeLabel }: ListedPost,
  posterUrl: string | undefined,
) {
  const { width, height } = media.video
  return {
    slug,
    title,
    lead: leadOf(copy),
    place: placeId === null || placeLabel === null ? null : { id: placeId, label: placeLabel },
    openedAt: instantOut(opensAt),
    durationFlicks,
    poster: posterUrl === undefined ? null : { url: posterUrl, width, height, alt: title },
    credits: credits.map(({ name, craft }) => ({
      name,
      person: nameSlug(name),
      craft: craft === '' ? null : craft,
    })),
  }
}

function leadOf(copy: string): string | null {
  const [line = ''] = copy.split('\n', 1)
  const first = line.trim()
  if (first === '') return null
  // No more letters than code units: the usual line need not be taken apart, which costs more than its whole page.
  if (first.length <= LEAD_LONGEST) return first
  const letters = graphemesOf(first)
  return letters.length <= LEAD_LONGEST ? first : `${letters.slice(0, LEAD_LONGEST).join('').trimEnd()}…`
}
