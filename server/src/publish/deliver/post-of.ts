import { createHash } from 'node:crypto'
import { writeVtt } from '@stagedoor/core/cut'
import type { PostPlan } from '@stagedoor/core/publish'
import type { ByteSource, Post, RemoteRef } from '../../connectors/index.ts'
import { renderedCut } from '../../cut/index.ts'
import type { Storage } from '../../plant/storage/index.ts'
import type { PublicAddresses } from '../addresses/public-addresses.ts'
import type { PublicationRow } from '../queries.ts'
import { filmsOf } from '../queries.ts'
import { type DeliveryRow, partBefore } from './deliveries.ts'
import { copyFor } from './film-state.ts'
import type { DeliverDeps } from './deps.ts'

/**
 * The post of a delivery, its files opened where they lie. Throws where a file is missing, the copy that goes in place of
 * its film among them: that is the house's fault.
 */
export async function postOf(
  {
    db,
    storage,
    addresses,
    origin,
  }: Pick<DeliverDeps, 'db' | 'storage' | 'origin'> & {
    addresses: PublicAddresses
  },
  {
    publication,
    delivery,
    films,
    isLook = false,
  }: {
    publication: PublicationRow
    delivery: DeliveryRow
    /** The films of many cuts, where they were read for many posts. */
    films?: Awaited<ReturnType<typeof filmsOf>> | undefined
    /** Nothing is handed over: what went there may be gone from here. */
    isLook?: boolean
  },
): Promise<Post> {
  const film = (films ?? (await filmsOf(db, [publication.cutId]))).get(publication.cutId)
  if (film?.sha256 == null) throw new Error(`The film of ${publication.id} is not there`)
  const copy = await copyFor(db, delivery)
  if (copy === null && delivery.renditionId !== null && !isLook)
    throw new Error(`The copy that goes for ${publication.id} is not there`)
  const sha256 = copy?.sha256 ?? film.sha256
  const plan: PostPlan = copy === null ? delivery.plan : { ...delivery.plan, film: copy.facts }
  return {
    plan,
    files: {
      film: await bytesOf(storage, { sha256, mediaType: 'video/mp4' }),
      cover:
        plan.cover?.kind === 'still'
          ? await bytesOf(storage, { sha256: plan.cover.sha256, mediaType: plan.cover.mediaType })
          : null,
      captions: await captionsOf(db, { publication, plan }),
      publicAddress: async () => {
        const [path = ''] = await addresses.mint([
          {
            gateId: publication.gateId,
            mintedFor: 'slip',
            sha256,
            mediaType: 'video/mp4',
            isForOneFetch: true,
          },
        ])
        return `${origin}${path}`
      },
    },
    parent: await parentOf(db, delivery),
  }
}

// The cut's captions as they were locked with it.
async function captionsOf(
  db: DeliverDeps['db'],
  { publication, plan }: { publication: PublicationRow; plan: PostPlan },
): Promise<Post['files']['captions']> {
  const [language] = plan.captions
  if (language === undefined) return []
  const { captions } = await renderedCut(db, { cutId: publication.cutId })
  return [{ language, file: bytesInHand(Buffer.from(writeVtt(captions)), 'text/vtt') }]
}

function bytesInHand(bytes: Buffer, mediaType: string): ByteSource {
  return {
    sizeBytes: bytes.length,
    mediaType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    read: async function* (from, to) {
      yield bytes.subarray(from, to)
    },
  }
}

async function parentOf(db: DeliverDeps['db'], delivery: DeliveryRow): Promise<Post['parent']> {
  if (delivery.partOf === null) return null
  const before =
    delivery.answers === null
      ? (await partBefore(db, delivery))?.remote
      : await commentAnswered(db, delivery.answers)
  const root = await rootOf(db, delivery.partOf)
  if (before == null || root == null)
    throw new Error(`The post that ${delivery.publicationId} follows is not known at its platform`)
  return {
    before: before as RemoteRef,
    root: root as RemoteRef,
    others: await otherParts(db, { publicationId: delivery.publicationId, partOf: delivery.partOf }),
  }
}

// Two answers may say the same words: what is kept as one is never taken for another.
async function otherParts(
  db: DeliverDeps['db'],
  { publicationId, partOf }: { publicationId: string; partOf: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('publish.deliveries')
    .select('remote')
    .where('partOf', '=', partOf)
    .where('publicationId', '<>', publicationId)
    .where('remote', 'is not', null)
    .execute()
  return rows.flatMap(({ remote }) => (remote === null ? [] : [remote.id]))
}

// The first of a thread, also for an answer under one of its later parts.
async function rootOf(db: DeliverDeps['db'], publicationId: string) {
  const part = await db
    .selectFrom('publish.deliveries as d')
    .leftJoin('publish.deliveries as first', 'first.publicationId', 'd.partOf')
    .select(['d.remote', 'first.remote as firstRemote'])
    .where('d.publicationId', '=', publicationId)
    .executeTakeFirst()
  return part?.firstRemote ?? part?.remote
}

async function commentAnswered(db: DeliverDeps['db'], replyId: string): Promise<RemoteRef> {
  const { remoteId, url, more } = await db
    .selectFrom('publish.replies')
    .select(['remoteId', 'url', 'more'])
    .where('id', '=', replyId)
    .executeTakeFirstOrThrow()
  return { id: remoteId, url, ...(more === null ? {} : { more }) }
}

async function bytesOf(
  storage: Pick<Storage, 'open'>,
  { sha256, mediaType }: { sha256: string; mediaType: string },
): Promise<ByteSource> {
  const file = await storage.open(sha256)
  if (file === null) throw new Error(`The file ${sha256} is not in the storage`)
  const { sizeBytes, stream } = file
  return { sizeBytes, mediaType, sha256, read: (from, until) => stream({ from, until }) }
}
