import type { Site } from '../../plant/http/index.ts'
import { captionsPath, filePath } from '../../connectors/index.ts'
import type { Db } from '../../schema/index.ts'
import type { OutletMedia } from '../../schema/outlets.ts'
import type { Address } from './addresses-of-api.ts'
import type { Existing } from './what-exists.ts'

const ACTIVITY = 'application/activity+json'

/**
 * Addresses of the production's own actor and feed: what they say to other servers, and what of the publication and of what
 * waits of its cut lies behind them. What was taken back for good says so itself, and is not asked.
 */
export async function federatedAddresses(
  db: Db,
  { production, publication, kits, beside }: Existing,
  site: Pick<Site, 'origin'>,
): Promise<Address[]> {
  const actor = await db
    .selectFrom('publish.actors')
    .select(['id', 'username'])
    .where('productionId', '=', production.id)
    .executeTakeFirst()
  const own = [publication, ...kits, ...beside].map(({ id }) => id)
  const notes = await db
    .selectFrom('publish.notes')
    .select(['id', 'media'])
    .where('publicationId', 'in', own)
    .where('withdrawnAt', 'is', null)
    .execute()
  const entries = await db
    .selectFrom('publish.feedEntries')
    .select(['id', 'media'])
    .where('publicationId', 'in', own)
    .where('withdrawnAt', 'is', null)
    .execute()
  const about = { echoes: [], isList: false }
  const handle = encodeURIComponent(`acct:${actor?.username ?? ''}@${new URL(site.origin).host}`)
  const said =
    actor === undefined
      ? []
      : [
          `/ap/actors/${actor.id}`,
          `/ap/actors/${actor.id}/outbox`,
          `/ap/actors/${actor.id}/followers`,
          `/.well-known/webfinger?resource=${handle}`,
        ]
  return [
    ...said.map((path) => ({
      ...about,
      what: 'the actor of the production',
      path,
      value: null,
      accept: ACTIVITY,
    })),
    ...notes.map(({ id }) => ({
      ...about,
      what: 'a note of it',
      path: '/ap/notes/{}',
      value: id,
      accept: ACTIVITY,
    })),
    ...[...notes, ...entries].flatMap(({ id, media }) =>
      filesOf(media).map(({ file, path }) => ({
        ...about,
        what: `the ${file} of it, for feeds and other servers`,
        path,
        value: id,
        accept: null,
      })),
    ),
  ]
}

// Where a file would lie; a note of words alone, which has none, is asked for a film all the same.
function filesOf(media: OutletMedia | null): { file: string; path: string }[] {
  const { film, cover, captions } = media ?? NO_MEDIA
  return [
    { file: 'film', path: filePath('{}', film.mediaType) },
    ...(cover === null ? [] : [{ file: 'cover', path: filePath('{}', cover.mediaType) }]),
    ...captions.map(({ language }) => ({ file: 'captions', path: captionsPath('{}', language) })),
  ]
}

const NO_MEDIA = { film: { mediaType: 'video/mp4' }, cover: null, captions: [] } as const
