import { Problem } from '@stagedoor/contract/problems'
import { proposeSlug } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { evidenceVersionOf, exposuresById } from '../../clearance/index.ts'
import { renditionFilesOf } from '../../cut/index.ts'
import { readChain } from '../../plant/chain/index.ts'
import { productionById, type ProductionRow } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { addressesGiven } from '../addresses/public-addresses.ts'
import { filmsOf, publicationById, publicationsOfCut, type PublicationRow, takenSlugs } from '../queries.ts'

/** A file that a publication shows, and a gate before it: its own, that of a kit, or that of the cut. */
export interface ShownFile {
  readonly what: 'film' | 'poster' | 'copy for a platform' | 'cover for a platform'
  readonly of: 'publication' | 'kit' | 'cut'
  readonly publicationId: string | null
  readonly gateId: string
  readonly sha256: string
}

/** What fans will read of a publication. */
export type PostRow = NonNullable<Awaited<ReturnType<typeof postOf>>>

/** Everything that exists for a publication when its proof begins. */
export interface Existing {
  readonly production: ProductionRow
  readonly publication: PublicationRow
  /** Beside it, and beside what waits of the same cut for other places. */
  readonly kits: readonly PublicationRow[]
  /** What waits of the same cut for other places. */
  readonly beside: readonly PublicationRow[]
  readonly post: PostRow | null
  /** The address that its title would give it, where no other post has that. */
  readonly guessedSlug: string | null
  readonly files: readonly ShownFile[]
  /** Paths of media that were given away, within the day for which they are kept. */
  readonly given: readonly { readonly publicationId: string; readonly path: string }[]
  readonly assetIds: readonly string[]
  readonly recallIds: readonly string[]
  /** Credited in no other post of the production. */
  readonly creditedHereAlone: ReadonlySet<string>
  readonly evidenceVersion: number
  readonly logHead: { readonly seq: number; readonly hash: string | null }
}

/** Gathers what exists for a publication and its cut; throws `not-found`. */
export async function whatExists(db: Db, publicationId: string, now: Instant): Promise<Existing> {
  const publication = await publicationById(db, publicationId)
  const production = publication && (await productionById(db, publication.productionId))
  if (publication === undefined || production === undefined) throw new Problem('not-found')
  const { productionId, cutId } = publication
  const ofCut = await publicationsOfCut(db, cutId)
  const beside = ofCut.filter((row) => row.id !== publicationId && row.kitId === null && !isOut(row, now))
  const waiting = new Set([publicationId, ...beside.map(({ id }) => id)])
  const kits = ofCut.filter(({ id, besideId }) => id !== publicationId && waiting.has(besideId ?? ''))
  const rows = [publication, ...kits]
  const film = (await filmsOf(db, [cutId])).get(cutId)
  const copies = await renditionFilesOf(db, cutId)
  const behind = [
    ...rows.map(({ id, kitId, gateId }) => ({
      of: kitId === null ? ('publication' as const) : ('kit' as const),
      publicationId: id,
      gateId,
    })),
    ...(film === undefined ? [] : [{ of: 'cut' as const, publicationId: null, gateId: film.gateId }]),
  ]
  const digests = [
    { what: 'film' as const, sha256: film?.sha256 ?? null },
    { what: 'poster' as const, sha256: film?.posterSha256 ?? null },
    ...copies.map((sha256) => ({ what: 'copy for a platform' as const, sha256 })),
    ...(await coversOf(db, cutId)).map((sha256) => ({ what: 'cover for a platform' as const, sha256 })),
  ]
  const files = behind.flatMap((place) =>
    digests.flatMap(({ what, sha256 }): ShownFile[] => (sha256 === null ? [] : [{ ...place, what, sha256 }])),
  )
  const given = await Promise.all(
    rows.map(async (row) =>
      (await addressesGiven(db, row.gateId)).map(({ path }) => ({ publicationId: row.id, path })),
    ),
  )
  const [exposure] = await exposuresById(db, [publication.exposureId], { lock: false })
  const clips = exposure?.order.timeline.clips ?? []
  const post = await postOf(db, publicationId)
  const guess = proposeSlug(publication.title, 'post')
  const taken = await takenSlugs(db, { productionId, except: publicationId })
  const [head] = await readChain(db, { productionId, limit: 1 })
  return {
    production,
    publication,
    kits,
    beside,
    post: post ?? null,
    guessedSlug: taken.has(guess) ? null : guess,
    files,
    given: given.flat(),
    assetIds: [...new Set(clips.map(({ assetId }) => assetId))],
    recallIds: await recallsThatName(db, publicationId),
    creditedHereAlone: post === undefined ? new Set() : await creditedInOnly(db, post.id),
    evidenceVersion: await evidenceVersionOf(db, productionId),
    logHead: { seq: head?.seq ?? 0, hash: head?.hash ?? null },
  }
}

/** Whether a publication is out, as its own row and the clock have it; what its gate says is what a proof finds out. */
export function isOut({ state, opensAt }: Pick<PublicationRow, 'state' | 'opensAt'>, now: Instant): boolean {
  switch (state.kind) {
    case 'live':
    case 'leaving':
    case 'unknown':
      return true
    case 'scheduled':
    case 'placing':
      return opensAt !== null && opensAt <= now
    case 'draft':
    case 'failed':
    case 'cancelled':
    case 'recalled':
      return false
  }
}

// Frames of the film that were taken as covers for platforms, each once.
async function coversOf(db: Db, cutId: string): Promise<string[]> {
  const deliveries = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .select('d.plan')
    .where('p.cutId', '=', cutId)
    .execute()
  const covers = deliveries.flatMap(({ plan: { cover } }) => (cover?.kind === 'still' ? [cover.sha256] : []))
  return [...new Set(covers)]
}

function postOf(db: Db, publicationId: string) {
  return db
    .selectFrom('publish.posts')
    .select(['id', 'slug', 'title', 'copy', 'credits', 'captions', 'chapters'])
    .where('publicationId', '=', publicationId)
    .executeTakeFirst()
}

async function recallsThatName(db: Db, publicationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('publish.recallLines')
    .select('recallId')
    .distinct()
    .where('publicationId', '=', publicationId)
    .execute()
  return rows.map(({ recallId }) => recallId)
}

async function creditedInOnly(db: Db, postId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('publish.postCredits as c')
    .select('c.person')
    .distinct()
    .where('c.postId', '=', postId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('publish.postCredits as o')
            .select('o.postId')
            .whereRef('o.productionId', '=', 'c.productionId')
            .whereRef('o.person', '=', 'c.person')
            .where('o.postId', '!=', postId),
        ),
      ),
    )
    .execute()
  return new Set(rows.map(({ person }) => person))
}
