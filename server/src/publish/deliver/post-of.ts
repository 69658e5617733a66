import { createHash } from 'node:crypto'
import { writeVtt } from '@stagedoor/core/cut'
import type { PostPlan } from '@stagedoor/core/publish'
import type { ByteSource, Post, RemoteRef } from '../../connectors/index.ts'
import { renderedCut } from '../../cut/index.ts'
import type { Storage } from '../../plant/storage/index.ts'
import type { PublicAddresses } from '../public-addresses.ts'
import type { PublicationRow } from '../queries.ts'
import { filmsOf } from '../queries.ts'
import { type DeliveryRow, partBefore } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'

/** The post of a delivery, its files opened where they lie. Throws where a file is missing: that is the house's fault. */
export async function postOf(
  {
    db,
    storage,
    addresses,
    origin,
  }: Pick<DeliverDeps, 'db' | 'storage' | 'origin'> & {
    addresses: PublicAddresses
  },
  { publication, delivery }: { publication: PublicationRow; delivery: DeliveryRow },
): Promise<Post> {
  const plan: PostPlan = delivery.plan
  const film = (await filmsOf(db, [publication.cutId])).get(publication.cutId)
  if (film?.sha256 == null) throw new Error(`The film of ${publication.id} is not there`)
  const { sha256 } = film
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
          { gateId: publication.gateId, mintedFor: 'slip', sha256, mediaType: 'video/mp4' },
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
  const before = await partBefore(db, delivery)
  const root = await db
    .selectFrom('publish.deliveries')
    .select('remote')
    .where('publicationId', '=', delivery.partOf)
    .executeTakeFirst()
  if (before?.remote == null || root?.remote == null)
    throw new Error(`The post that ${delivery.publicationId} follows is not known at its platform`)
  return { before: before.remote as RemoteRef, root: root.remote as RemoteRef }
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
