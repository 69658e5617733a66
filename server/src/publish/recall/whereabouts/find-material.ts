import { Problem } from '@stagedoor/contract/problems'
import { exposuresEverWith, type Material } from '../../../clearance/index.ts'
import { shapesOf } from '../../../cut/index.ts'
import type { Db } from '../../../schema/index.ts'
import { publicationsById, type PublicationRow, publicationsOfCuts } from '../../queries.ts'
import { keyArtShown, type ShownKeyArt } from './key-art-shown.ts'

/** What is asked about: a cut in all its shapes, or material that cuts are made of. */
export type Asked = { readonly kind: 'cut'; readonly id: string } | Material

/** Everything that went out, or was to, with what was asked about in it; the cuts it is in; and where it was key art. */
export interface Found {
  readonly publications: readonly PublicationRow[]
  readonly keyArt: readonly ShownKeyArt[]
  readonly cutIds: readonly string[]
}

/** Finds what went out with some material in it. Throws `not-found` for a cut of another production. */
export async function findMaterial(
  db: Db,
  { productionId, asked }: { productionId: string; asked: Asked },
): Promise<Found> {
  if (asked.kind === 'cut') {
    const cut = await db
      .selectFrom('cut.listedCuts')
      .select('id')
      .where('id', '=', asked.id)
      .where('productionId', '=', productionId)
      .executeTakeFirst()
    if (cut === undefined) throw new Problem('not-found')
    const cutIds = await shapesOf(db, asked.id)
    return { publications: await publicationsOfCuts(db, cutIds), keyArt: [], cutIds }
  }
  const exposures = await exposuresEverWith(db, { productionId, material: asked })
  const of = (...kinds: string[]) => exposures.filter(({ kind }) => kinds.includes(kind))
  const publications = await publicationsById(
    db,
    of('publication', 'kit').map(({ ref }) => ref),
  )
  const keyArt = await keyArtShown(
    db,
    of('key-art').map(({ id }) => id),
  )
  const cutIds = [...new Set([...of('cut').map(({ ref }) => ref), ...publications.map(({ cutId }) => cutId)])]
  return { publications, keyArt, cutIds }
}
