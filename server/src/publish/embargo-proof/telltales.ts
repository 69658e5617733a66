import { createHash } from 'node:crypto'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { at } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Existing } from './what-exists.ts'

// Shorter ones stand by chance in what any page says.
const SHORTEST = 6
const MOST_LINES = 16
const MOST_POSTS = 1_000

/** Something that tells of a publication wherever it stands. */
export interface Telltale {
  readonly what: string
  readonly text: string
  /** Words stand elsewhere now and then, and are told then from nothing; an id, a digest or an address is its alone. */
  readonly isWords: boolean
}

/** Everything by which a publication would be known in an answer: its ids, addresses, digests and words. */
export function telltalesOf({ production, publication, kits, post, files }: Existing): Telltale[] {
  const mark = (what: string) => (text: string) => ({ what, text, isWords: false })
  const phrase = (what: string) => (text: string) => ({ what, text: text.trim(), isWords: true })
  const rows = [publication, ...kits]
  const { title, copy, credits, captions, chapters } = post ?? { ...publication, ...NO_WORDS }
  const longest = (texts: readonly string[]) =>
    texts.toSorted((one, other) => other.length - one.length).slice(0, MOST_LINES)
  const found = [
    ...rows.flatMap(({ id, gateId, exposureId, kitId, slipId }) => [
      mark('the id of the publication or a kit of it')(id),
      mark('the id of its gate')(gateId),
      mark('the id of its exposure')(exposureId),
      ...[kitId, slipId].filter((one) => one !== null).map(mark('the id of a kit of it')),
    ]),
    mark('the id of its cut')(publication.cutId),
    mark('the id of its film')(publication.renderId),
    ...(post === null
      ? []
      : [
          mark('the id of its post')(post.id),
          mark('its address')(`/${production.slug}/${post.slug}`),
          mark('its address')(`/posts/${post.slug}`),
          ...(post.slug === production.slug ? [] : [mark('its address')(`"slug":"${post.slug}"`)]),
        ]),
    ...files.map(({ what, sha256 }) => mark(`the digest of its ${what}`)(sha256)),
    phrase('its title')(title),
    ...longest(copy.split('\n')).map(phrase('a line of its copy')),
    ...longest(captions.map(({ text }) => text)).map(phrase('something said in it')),
    ...longest(chapters.map((chapter) => chapter.title)).map(phrase('the title of a chapter')),
    ...credits.map(({ name }) => name).map(phrase('a name in its credits')),
  ]
  const seen = new Set<string>()
  return found.filter(({ text }) => {
    const isNew = text.length >= SHORTEST && !seen.has(text.toLowerCase())
    seen.add(text.toLowerCase())
    return isNew
  })
}

const NO_WORDS = {
  credits: [] as { name: string; craft: string }[],
  captions: [] as { text: string }[],
  chapters: [] as { title: string }[],
}

/** Everything that stands open on the production's own page now, besides this publication, as one text. */
export async function openWordsOf(
  db: Db,
  { production, publication }: Existing,
  now: Instant,
): Promise<string> {
  const { rows } = await sql<{ said: string }>`
    select concat_ws(E'\n', p.title, p.copy, p.slug, p.credits::text, p.captions::text, p.chapters::text) as said
    from (
      select p.* from publish.posts p join wall.gates g on g.id = p.gate_id
      where p.production_id = ${production.id} and p.publication_id <> ${publication.id}
        and g.standing = 'stands' and g.opens_at <= ${at(now)}
      order by p.opens_at desc limit ${MOST_POSTS}) p
    union all
    select concat_ws(E'\n', f.title, f.tagline, f.slug) from production.front_pages f where f.production_id = ${production.id}
    union all select k.alt from publish.key_art k where k.production_id = ${production.id}
    union all select concat_ws(E'\n', e.title, e.words) from publish.feed_entries e
      where e.production_id = ${production.id} and e.publication_id <> ${publication.id} and e.withdrawn_at is null
    union all select n.words from publish.notes n
      where n.production_id = ${production.id} and n.publication_id <> ${publication.id} and n.withdrawn_at is null
    union all select l.label from production.story_labels l where l.production_id = ${production.id}`.execute(
    db,
  )
  return rows.map(({ said }) => said).join('\n')
}

/** Finds telltales in answers; an answer that came before, byte for byte, is not read again. */
export class Reader {
  readonly #sought: readonly { what: string; forms: readonly string[] }[]
  readonly #read = new Map<string, string | null>()

  constructor(telltales: readonly Telltale[]) {
    this.#sought = telltales.map(({ what, text }) => ({ what, forms: formsOf(text) }))
  }

  /** What of it stands in a text, or null. */
  find(text: string): string | null {
    const digest = createHash('sha256').update(text).digest('base64')
    const before = this.#read.get(digest)
    if (before !== undefined) return before
    const plain = text.toLowerCase()
    const found = this.#sought.find(({ forms }) => forms.some((form) => plain.includes(form)))
    const what = found?.what ?? null
    this.#read.set(digest, what)
    return what
  }
}

/** Whether a text has some words, however it writes them. */
export function isSaidIn(text: string, words: string): boolean {
  const plain = text.toLowerCase()
  return formsOf(words).some((form) => plain.includes(form))
}

// As they stand in a text, in JSON and in HTML.
function formsOf(text: string): string[] {
  const plain = text.toLowerCase()
  const inHtml = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [
    ...new Set([
      plain,
      JSON.stringify(plain).slice(1, -1),
      inHtml,
      inHtml.replaceAll('"', '&quot;'),
      inHtml.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
      inHtml.replaceAll('"', '&#34;').replaceAll("'", '&#x27;'),
    ]),
  ]
}
