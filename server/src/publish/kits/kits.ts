import type { HowDisclosed, KitDoor } from '@stagedoor/core/publish'
import { kitDoor } from '@stagedoor/core/publish'
import { proposeSlug } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import { readSlip, type Slip } from '../../plant/slips/index.ts'
import { houseState } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { type AddressOrder, gatesById } from '../../wall/index.ts'
import { KIT_SLIP } from './make-kit.ts'
import { pageOfKit } from './page-of-kit.ts'
import { filmsOf, lockPublication, publicationById, type PublicationRow } from '../queries.ts'

/** A kit with its publication. */
export interface Kit {
  readonly id: string
  readonly holderName: string
  readonly disclosure: string
  readonly handedOverAt: Instant | null
  readonly handovers: number
  readonly linkBack: string | null
  readonly linkBackAt: Instant | null
  readonly disclosed: HowDisclosed | null
  readonly disclosedAt: Instant | null
  readonly shownSince: Instant | null
  readonly publication: PublicationRow
}

/** Opens a kit by its slip; throws `slip-not-found`, `slip-expired`, `slip-revoked`. Changes nothing. */
export async function kitBehind(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<{ slip: Slip; kit: Kit }> {
  const slip = await readSlip(db, { token, purpose: KIT_SLIP, now: clock.now() })
  return { slip, kit: await kitById(db, slip.ref, publicationById) }
}

/** The same inside a transaction, with the publication's row locked. */
export async function lockKitBehind(
  trx: Trx,
  { clock }: { clock: Clock },
  token: string,
): Promise<{ slip: Slip; kit: Kit }> {
  const slip = await readSlip(trx, { token, purpose: KIT_SLIP, now: clock.now() })
  const kit = await kitById(trx, slip.ref, (_, id) => lockPublication(trx, id))
  // A recall may have taken the slip back while its row was waited for.
  await readSlip(trx, { token, purpose: KIT_SLIP, now: clock.now() })
  return { slip, kit }
}

async function kitById(
  db: Db,
  kitId: string,
  publicationOf: (db: Db, id: string) => Promise<PublicationRow | undefined>,
): Promise<Kit> {
  const kits = () =>
    db.selectFrom('publish.kits').selectAll().where('id', '=', kitId).executeTakeFirstOrThrow()
  const publication = await publicationOf(db, (await kits()).publicationId)
  if (publication === undefined) throw new Error(`The kit ${kitId} belongs to nothing`)
  // Read once more: the row may have changed while its publication was waited for.
  const { id, holderName, disclosure, handedOverAt, handovers, linkBack, linkBackAt, ...ended } = await kits()
  const { disclosed, disclosedAt, shownSince } = ended
  const handed = { id, holderName, disclosure, handedOverAt, handovers, linkBack, linkBackAt }
  return { ...handed, disclosed, disclosedAt, shownSince, publication }
}

/** The kits made beside a publication, oldest first. */
export function kitsBeside(db: Db, besideId: string) {
  return db
    .selectFrom('publish.kits as k')
    .innerJoin('publish.publications as p', 'p.id', 'k.publicationId')
    .select([
      'k.id',
      'k.publicationId',
      'k.holderName',
      'k.disclosure',
      'k.handedOverAt',
      'k.handovers',
      'k.linkBack',
    ])
    .select(['p.opensAt', 'p.stateKind'])
    .where('p.besideId', '=', besideId)
    .orderBy('k.createdAt')
    .execute()
}

/**
 * Who made what the kit shows, as our own page credits them; nobody where there is no page of it that anybody may read.
 * `fan` is the pool that reads through the wall: that page may open later than the kit, or be shut alone.
 */
export async function creditsBeside(
  { db, fan }: { db: Db; fan: Db },
  { id }: Pick<Kit, 'id'>,
): Promise<{ name: string; craft: string }[]> {
  const beside = await pageOfKit(db, id)
  if (beside === undefined) return []
  const page = await fan
    .selectFrom('publish.posts')
    .select('credits')
    .where('id', '=', beside.postId)
    .executeTakeFirst()
  return (page?.credits ?? []).map(({ name, craft }) => ({ name, craft }))
}

/** What is behind a kit's door now; a sealed house hands nothing over. */
export async function doorOf(
  db: Db,
  { publication: { state, gateId } }: Pick<Kit, 'publication'>,
  now: Instant,
): Promise<KitDoor> {
  const { sealedAt } = await houseState(db)
  if (sealedAt !== null) return { kind: 'closed' }
  const standing = (await gatesById(db, [gateId])).get(gateId)?.standing ?? 'shut'
  return kitDoor({ state, standing }, now)
}

/** The film of a kit, and the orders for its addresses. */
export async function filmOfKit(db: Db, { publication: { cutId, gateId, title } }: Kit) {
  const film = (await filmsOf(db, [cutId])).get(cutId)
  if (film?.sha256 == null || film.sizeBytes === null) throw new Error(`The cut ${cutId} has lost its film`)
  const name = `${proposeSlug(title, 'film')}.mp4`
  const video: AddressOrder = {
    gateId,
    mintedFor: 'slip',
    sha256: film.sha256,
    mediaType: 'video/mp4',
    downloadName: name,
  }
  const poster: AddressOrder | null =
    film.posterSha256 === null
      ? null
      : { gateId, mintedFor: 'slip', sha256: film.posterSha256, mediaType: 'image/jpeg' }
  return { name, sizeBytes: film.sizeBytes, video, poster }
}
