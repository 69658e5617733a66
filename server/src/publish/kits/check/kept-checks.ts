import { asksForSaved, type KitFinding, type KitStanding, standingWithSaved } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { at } from '../../../plant/db/index.ts'
import { maybeInstantOut } from '../../../plant/http/index.ts'
import type { Db } from '../../../schema/index.ts'

/** The last look at the link that a kit's holder sent last, or undefined. */
export function lastCheck(db: Db, { kitId, linkedAt }: { kitId: string; linkedAt: Instant }) {
  return db
    .selectFrom('publish.kitChecks')
    .selectAll()
    .where('kitId', '=', kitId)
    .where('linkedAt', '=', at(linkedAt))
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Where each of these kits stands by its last look, by its publication; a link not looked at yet is `open`. */
export async function checksOf(db: Db, publicationIds: readonly string[]) {
  if (publicationIds.length === 0) return new Map<string, KitCheckView>()
  const rows = await db
    .selectFrom('publish.kits as k')
    .leftJoin('publish.kitChecks as c', (join) =>
      join.onRef('c.kitId', '=', 'k.id').onRef('c.linkedAt', '=', 'k.linkBackAt'),
    )
    .select(['k.publicationId', 'c.finding', 'c.disclosure', 'c.wordsChanged', 'c.checkedAt', 'c.round'])
    .where('k.publicationId', 'in', [...publicationIds])
    .where('k.linkBack', 'is not', null)
    .orderBy('c.round')
    .execute()
  const saved = await savedOf(db, publicationIds)
  // The latest look comes last and stays.
  return new Map<string, KitCheckView>(
    rows.map(({ publicationId, finding, disclosure, wordsChanged, checkedAt }) => {
      const brought = saved.get(publicationId) ?? null
      const toldOf = brought && { isCompared: brought.finding !== null, found: brought.finding?.kind ?? null }
      return [
        publicationId,
        finding === null || disclosure === null
          ? { ...NOT_LOOKED_AT, saved: toldOf }
          : {
              standing: standingWithSaved(finding, brought?.finding ?? null),
              found: finding.kind,
              disclosure,
              haveWordsChanged: wordsChanged === true,
              at: checkedAt,
              asksForSaved: asksForSaved(finding),
              saved: toldOf,
            },
      ]
    }),
  )
}

const NOT_LOOKED_AT = {
  standing: 'open',
  found: null,
  disclosure: null,
  haveWordsChanged: false,
  at: null,
  asksForSaved: false,
} as const

// What was brought last of the link that was sent last.
async function savedOf(db: Db, publicationIds: readonly string[]) {
  const rows = await db
    .selectFrom('publish.kits as k')
    .innerJoin('publish.savedPosts as s', (join) =>
      join.onRef('s.kitId', '=', 'k.id').onRef('s.linkedAt', '=', 'k.linkBackAt'),
    )
    .select(['k.publicationId', 's.finding'])
    .where('k.publicationId', 'in', [...publicationIds])
    .orderBy('s.broughtAt')
    .orderBy('s.id')
    .execute()
  return new Map<string, { finding: KitFinding | null }>(
    rows.map(({ publicationId, finding }) => [publicationId, { finding }]),
  )
}

/** A kit's last look as crew and holder are told of it. */
export interface KitCheckView {
  readonly standing: KitStanding | 'open'
  readonly found: string | null
  readonly disclosure: 'there' | 'missing' | 'unread' | 'not-needed' | null
  readonly haveWordsChanged: boolean
  readonly at: Instant | null
  /** The platform shows too little of it: what its holder saves from there may be compared. */
  readonly asksForSaved: boolean
  /** What was brought last, and what it shows once it was compared. */
  readonly saved: { readonly isCompared: boolean; readonly found: KitFinding['kind'] | null } | null
}

/** A look as the wire says it. */
export const kitCheckOut = (check: KitCheckView | null) =>
  check && { ...check, at: maybeInstantOut(check.at) }
