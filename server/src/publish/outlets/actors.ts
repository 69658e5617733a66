import type { FediverseActor, FediverseDesk } from '../../connectors/index.ts'
import { makeKeys } from '../../connectors/index.ts'
import { randomId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Db } from '../../schema/index.ts'

const placeOfKeys = (actorId: string): string => `actor:${actorId}`

/** The actors of productions that everybody may see; made when somebody first asks for one that is switched on. */
export function actorsOf({ db, fan, site, seal }: { db: Db; fan: Db; site: Site; seal: Seal }): Pick<
  FediverseDesk,
  'actor' | 'actorNamed' | 'keysOf'
> & {
  /** The actor of a production, made if it is not there; null where it is not switched on. */
  ofProduction: (productionId: string) => Promise<string | null>
} {
  const ofProduction = async (productionId: string): Promise<string | null> => {
    const page = await pages(fan).where('f.productionId', '=', productionId).executeTakeFirst()
    if (page === undefined || !(await isOn(db, productionId))) return null
    const known = await db
      .selectFrom('publish.actors')
      .select('id')
      .where('productionId', '=', productionId)
      .executeTakeFirst()
    if (known !== undefined) return known.id
    const id = randomId()
    const keys = seal.seal(await makeKeys(), placeOfKeys(id))
    await db
      .insertInto('publish.actors')
      .values({ id, productionId, username: page.slug, keys })
      .onConflict((conflict) => conflict.column('productionId').doNothing())
      .execute()
    const made = await db
      .selectFrom('publish.actors')
      .select('id')
      .where('productionId', '=', productionId)
      .executeTakeFirstOrThrow()
    return made.id
  }

  const actor = async (id: string): Promise<FediverseActor | null> => {
    if (!isId(id)) return null
    const row = await db
      .selectFrom('publish.actors')
      .select(['id', 'productionId', 'username'])
      .where('id', '=', id)
      .executeTakeFirst()
    // One that was switched off is still there: whoever had something of it believes its deletions.
    if (row === undefined) return null
    const page = await pages(fan).where('f.productionId', '=', row.productionId).executeTakeFirst()
    if (page === undefined) return null
    return {
      ...row,
      name: page.title,
      summary: page.tagline,
      picture:
        page.keyArtId === null || page.mediaType === null
          ? null
          : { url: site.link(`/card/${page.keyArtId}`), mediaType: page.mediaType },
      home: site.link(`/${page.slug}`),
    }
  }

  return {
    ofProduction,
    actor,
    actorNamed: async (username) => {
      const kept = await db
        .selectFrom('publish.actors')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirst()
      if (kept !== undefined) return actor(kept.id)
      const page = await pages(fan).where('f.slug', '=', username).executeTakeFirst()
      const made = page === undefined ? null : await ofProduction(page.productionId)
      return made === null ? null : actor(made)
    },
    keysOf: async (actorId) => {
      if (!isId(actorId)) return null
      const row = await db
        .selectFrom('publish.actors')
        .select('keys')
        .where('id', '=', actorId)
        .executeTakeFirst()
      return row === undefined ? null : seal.open(row.keys, placeOfKeys(actorId))
    },
  }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

function pages(fan: Db) {
  return fan
    .selectFrom('production.frontPages as f')
    .leftJoin('publish.keyArt as k', 'k.productionId', 'f.productionId')
    .select(['f.productionId', 'f.slug', 'f.title', 'f.tagline', 'k.id as keyArtId', 'k.mediaType'])
}

async function isOn(db: Db, productionId: string): Promise<boolean> {
  const account = await db
    .selectFrom('publish.accounts')
    .select('id')
    .where('productionId', '=', productionId)
    .where('connector', '=', 'fediverse')
    .where('standing', '!=', 'disconnected')
    .executeTakeFirst()
  return account !== undefined
}
