import { nameSlug } from '@stagedoor/core/publish'
import type { RawMeter } from '@stagedoor/core/cut'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { RenderedCut } from '../cut/index.ts'
import { at, randomId } from '../plant/db/index.ts'
import { dropSearchText, putSearchText } from '../plant/search/index.ts'
import type { PostRaw } from '../schema/publish.ts'
import type { Trx } from '../schema/index.ts'

/** The words of a post and where it stands. */
export interface PostWords {
  readonly publicationId: string
  readonly gateId: string
  readonly slug: string
  readonly title: string
  readonly copy: string
  readonly opensAt: Instant
}

/** What search calls a post. */
export const POST_TEXT = 'post'

/** Writes what a fan may read of a publication, at scheduling: no fan reads the row before its gate is passed. */
export async function putPost(trx: Trx, cut: RenderedCut, words: PostWords): Promise<void> {
  const { productionId, sha256, sizeBytes, width, height, posterSha256, credits, captions, chapters } = cut
  const id = randomId()
  await trx
    .insertInto('publish.posts')
    .values({
      id,
      productionId,
      ...words,
      opensAt: at(words.opensAt),
      shape: cut.shape,
      durationFlicks: cut.durationFlicks,
      credits: JSON.stringify(credits),
      raw: JSON.stringify(rawOf(cut.rawMeter)),
      captions: JSON.stringify(captions),
      chapters: JSON.stringify(chapters),
      media: JSON.stringify({
        video: { sha256, sizeBytes, width, height },
        poster: posterSha256 === null ? null : { sha256: posterSha256 },
      }),
      placePoints: await placesOf(trx, cut),
    })
    .execute()
  if (credits.length > 0)
    await trx
      .insertInto('publish.postCredits')
      .values(
        credits.map(({ name, craft }, position) => ({
          postId: id,
          position,
          productionId,
          gateId: words.gateId,
          person: nameSlug(name),
          name,
          craftSlug: craft === '' ? '' : nameSlug(craft),
          craft,
        })),
      )
      .execute()
  await putWords(trx, { id, productionId, credits, captions, chapters, ...words })
}

/** Writes a post, or changes the one that there is, of a publication whose moment became known. */
export async function placePost(trx: Trx, cut: RenderedCut, words: PostWords): Promise<void> {
  const { publicationId, gateId: _, ...told } = words
  const known = await trx
    .selectFrom('publish.posts')
    .select('id')
    .where('publicationId', '=', publicationId)
    .executeTakeFirst()
  if (known === undefined) await putPost(trx, cut, words)
  else await changePost(trx, { publicationId, ...told })
}

/** Changes the words or the moment of a post that has not opened. */
export async function changePost(
  trx: Trx,
  { publicationId, opensAt, ...words }: Omit<PostWords, 'gateId'>,
): Promise<void> {
  const post = await trx
    .updateTable('publish.posts')
    .set({ ...words, opensAt: at(opensAt) })
    .where('publicationId', '=', publicationId)
    .returning(['id', 'productionId', 'gateId', 'credits', 'captions', 'chapters'])
    .executeTakeFirst()
  if (post !== undefined) await putWords(trx, { ...post, ...words, opensAt })
}

/** Gives a post another address, before anybody had the old one. */
export async function moveSlug(
  trx: Trx,
  { publicationId, slug }: Pick<PostWords, 'publicationId' | 'slug'>,
): Promise<void> {
  await trx.updateTable('publish.posts').set({ slug }).where('publicationId', '=', publicationId).execute()
}

/** Removes a post that never opened; its address is free again. */
export async function removePost(trx: Trx, publicationId: string): Promise<void> {
  const gone = await trx
    .deleteFrom('publish.posts')
    .where('publicationId', '=', publicationId)
    .returning('id')
    .executeTakeFirst()
  if (gone !== undefined) await dropSearchText(trx, { kind: POST_TEXT, ref: gone.id })
}

interface SearchedWords extends Pick<PostWords, 'gateId' | 'title' | 'copy' | 'opensAt'> {
  readonly id: string
  readonly productionId: string
  readonly credits: readonly { name: string; craft: string }[]
  readonly captions: readonly { text: string }[]
  readonly chapters: readonly { title: string }[]
}

async function putWords(trx: Trx, post: SearchedWords): Promise<void> {
  const { id, productionId, gateId, title, opensAt } = post
  await putSearchText(trx, {
    kind: POST_TEXT,
    ref: id,
    productionId,
    gateId,
    raisedGateId: null,
    heading: title,
    text: wordsOf(post),
    shownAt: new Date(opensAt),
  })
}

/** Everything of a post that can be searched besides its title: its copy, who made it, its chapters, and what is said in it. */
export function wordsOf({
  copy,
  credits,
  captions,
  chapters,
}: Pick<SearchedWords, 'copy' | 'credits' | 'captions' | 'chapters'>): string {
  return [
    copy,
    ...credits.map(({ name, craft }) => (craft === '' ? name : `${name}, ${craft}`)),
    ...chapters.map(({ title }) => title),
    ...captions.map(({ text }) => text),
  ]
    .filter((words) => words !== '')
    .join('\n')
}

// A cut is at home where its scenes hang in the story.
async function placesOf(trx: Trx, { productionId, timeline }: RenderedCut): Promise<string[]> {
  const assets = [...new Set(timeline.clips.map(({ assetId }) => assetId))]
  const { rows } = await sql<{ pointId: string }>`
    select distinct s.point_id from ingest.asset_facts a
    join production.scene_places s on s.scene_id = any (a.scene_ids) and s.production_id = ${productionId}
    where a.id = any (${assets}::uuid[])`.execute(trx)
  return rows.map(({ pointId }) => pointId)
}

function rawOf({ percent, joins, isReframed, stretches }: RawMeter): PostRaw {
  return { percent, joins, isReframed, stretches: stretches.map(({ kind, inCut }) => ({ kind, ...inCut })) }
}
