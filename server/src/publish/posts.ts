import type { RawMeter } from '@stagedoor/core/cut'
import type { Instant } from '@stagedoor/core/time'
import type { RenderedCut } from '../cut/index.ts'
import { at, randomId } from '../plant/db/index.ts'
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

/** Writes what a fan may read of a publication, at scheduling: no fan reads the row before its gate is passed. */
export async function putPost(trx: Trx, cut: RenderedCut, words: PostWords): Promise<void> {
  const { sha256, sizeBytes, width, height, posterSha256 } = cut
  await trx
    .insertInto('publish.posts')
    .values({
      id: randomId(),
      productionId: cut.productionId,
      ...words,
      opensAt: at(words.opensAt),
      shape: cut.shape,
      durationFlicks: cut.durationFlicks,
      credits: JSON.stringify(cut.credits),
      raw: JSON.stringify(rawOf(cut.rawMeter)),
      captions: JSON.stringify(cut.captions),
      media: JSON.stringify({
        video: { sha256, sizeBytes, width, height },
        poster: posterSha256 === null ? null : { sha256: posterSha256 },
      }),
    })
    .execute()
}

/** Changes the words or the moment of a post that has not opened. */
export async function changePost(
  trx: Trx,
  { publicationId, opensAt, ...words }: Omit<PostWords, 'gateId'>,
): Promise<void> {
  await trx
    .updateTable('publish.posts')
    .set({ ...words, opensAt: at(opensAt) })
    .where('publicationId', '=', publicationId)
    .execute()
}

/** Removes a post that never opened; its address is free again. */
export async function removePost(trx: Trx, publicationId: string): Promise<void> {
  await trx.deleteFrom('publish.posts').where('publicationId', '=', publicationId).execute()
}

function rawOf({ percent, joins, isReframed, stretches }: RawMeter): PostRaw {
  return { percent, joins, isReframed, stretches: stretches.map(({ kind, inCut }) => ({ kind, ...inCut })) }
}
