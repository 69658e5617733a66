import type { Db } from '../../schema/index.ts'

/**
 * Each kit with the post on our own page that it belongs to: the one it was made beside, or, where that is a post at a
 * platform, the latest of the same cut. A kit without one has no row. What of it anybody may see the wall says.
 */
export function kitsWithPage(db: Db) {
  return db
    .selectFrom('publish.kits as k')
    .innerJoin('publish.publications as p', 'p.id', 'k.publicationId')
    .innerJoin('publish.publications as b', 'b.id', 'p.besideId')
    .innerJoin('publish.destinations as d', 'd.id', 'b.destinationId')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('publish.posts as o')
          .innerJoin('publish.publications as own', 'own.id', 'o.publicationId')
          .select(['o.id', 'o.gateId'])
          .where((at) =>
            at.or([
              at('own.id', '=', at.ref('b.id')),
              at.and([at('own.cutId', '=', at.ref('b.cutId')), at('d.kind', '=', 'platform')]),
            ]),
          )
          .orderBy('o.opensAt', 'desc')
          .orderBy('o.id')
          .limit(1)
          .as('post'),
      (join) => join.onTrue(),
    )
    .select(['k.id', 'k.code', 'post.id as postId', 'post.gateId as postGateId'])
}

/** The post on our own page that a kit belongs to; undefined where it has none. */
export function pageOfKit(db: Db, kitId: string) {
  return kitsWithPage(db).where('k.id', '=', kitId).executeTakeFirst()
}
