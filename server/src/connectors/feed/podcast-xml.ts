import { createHash } from 'node:crypto'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import type { EntryMedia } from './shelf.ts'
import { element, wordsIn } from './xml.ts'

/** An entry that everybody may see. */
export interface FeedEntry {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly language: string | null
  readonly isExplicit: boolean
  readonly durationFlicks: number
  readonly media: EntryMedia
  /** Epoch milliseconds. */
  readonly enteredAt: number
}

/** A production's feed. */
export interface Feed {
  readonly title: string
  readonly description: string
  readonly slug: string
  /** Where a picture of it is. */
  readonly picture: string | null
  /** The latest first. */
  readonly entries: readonly FeedEntry[]
  readonly origin: string
}

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
}

const SUFFIXES: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** The path of a file of something that left by an outlet of ours: it asks the gate at each request. */
export const filePath = (id: string, mediaType: string): string =>
  `/films/${id}.${SUFFIXES[mediaType] ?? 'bin'}`

/** The path of its captions in a language. */
export const captionsPath = (id: string, language: string): string => `/films/${id}.${language}.vtt`

/** A feed as RSS 2.0 with what Apple's and the Podcasting 2.0 namespaces add. */
export function podcastXml({ title, description, slug, picture, entries, origin }: Feed): string {
  const home = `${origin}/${slug}`
  const address = `${home}/podcast.xml`
  const language = entries.find((entry) => entry.language !== null)?.language ?? 'en'
  const head = [
    wordsIn('title', title),
    wordsIn('link', home),
    wordsIn('description', description),
    wordsIn('language', language),
    element('atom:link', { href: address, rel: 'self', type: 'application/rss+xml' }),
    wordsIn('itunes:author', title),
    wordsIn('itunes:explicit', String(entries.some(({ isExplicit }) => isExplicit))),
    wordsIn('itunes:type', 'episodic'),
    element('itunes:category', { text: 'TV & Film' }),
    ...(picture === null ? [] : [element('itunes:image', { href: picture })]),
    wordsIn('podcast:guid', feedGuid(address)),
    wordsIn('podcast:medium', 'video'),
  ]
  const items = entries.map((entry) => itemOf(entry, { home, origin }))
  const channel = [...head, ...items].map((line) => `    ${line}\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rss', NAMESPACES, `\n  <channel>\n${channel}  </channel>\n`)}\n`
}

function itemOf(entry: FeedEntry, { home, origin }: { home: string; origin: string }): string {
  const { id, media, isExplicit, durationFlicks } = entry
  const { film, cover, captions } = media
  const address = `${origin}${filePath(id, film.mediaType)}`
  const integrity = `sha256-${Buffer.from(film.sha256, 'hex').toString('base64')}`
  const parts = [
    wordsIn('title', entry.title),
    wordsIn('link', home),
    wordsIn('description', entry.words),
    element('guid', { isPermaLink: 'false' }, `urn:uuid:${id}`),
    wordsIn('pubDate', new Date(entry.enteredAt).toUTCString()),
    element('enclosure', { url: address, length: film.sizeBytes, type: film.mediaType }),
    wordsIn('itunes:duration', String(Math.round(durationFlicks / FLICKS_PER_SECOND))),
    wordsIn('itunes:explicit', String(isExplicit)),
    wordsIn('itunes:episodeType', 'full'),
    ...(cover === null
      ? []
      : [element('itunes:image', { href: `${origin}${filePath(id, cover.mediaType)}` })]),
    ...captions.map(({ language }) =>
      element('podcast:transcript', {
        url: `${origin}${captionsPath(id, language)}`,
        type: 'text/vtt',
        language,
        rel: 'captions',
      }),
    ),
    element(
      'podcast:alternateEnclosure',
      { type: film.mediaType, length: film.sizeBytes, height: film.height, default: 'true' },
      element('podcast:source', { uri: address }) +
        element('podcast:integrity', { type: 'sri', value: integrity }),
    ),
  ]
  return element('item', {}, `\n${parts.map((line) => `      ${line}\n`).join('')}    `)
}

// podcasting2.org, tag "guid": a UUID of version 5 of the feed's address without its protocol and closing slashes.
const PODCAST_NAMESPACE = 'ead4c236bf5858c6a2c6a6b28d128cb6'

/** The name of a feed by its address, for ever the same. */
function feedGuid(address: string): string {
  const name = address.replace(/^[a-z]+:\/\//, '').replace(/\/+$/, '')
  const bytes = createHash('sha1')
    .update(Buffer.from(PODCAST_NAMESPACE, 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
