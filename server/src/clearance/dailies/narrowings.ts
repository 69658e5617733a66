import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { DailiesAsked } from './asked.ts'
import type { Narrowing } from './narrowing.ts'
import { searchWords, wordNarrowing } from './word-narrowing.ts'

/** The narrowings asked for, days aside. */
export async function narrowingsOf(db: Db, { productionId, narrowing }: DailiesAsked): Promise<Narrowing[]> {
  const { verdict, kind, genre, state, triage, contributor, scene, subject, slate, look, q } = narrowing
  const here = sql`production_id = ${productionId}`
  const column = (name: string, value: string): Narrowing => ({
    among: sql`select id from ingest.dailies where ${here} and ${sql.ref(name)} = ${value}`,
    holds: sql<boolean>`${sql.ref(`a.${name}`)} = ${value}`,
  })
  const words = await Promise.all(
    searchWords(q ?? '').map((word) => wordNarrowing(db, { productionId, word })),
  )
  return [
    ...(kind === undefined ? [] : [inOrder(column('kind', kind))]),
    ...(genre === undefined ? [] : [inOrder(column('genre', genre))]),
    ...(state === undefined ? [] : [column('state', state)]),
    ...(contributor === undefined ? [] : [inOrder(column('contributor_id', contributor))]),
    ...(triage === undefined ? [] : [inOrder(triage === 'none' ? UNTRIAGED : column('triage', triage))]),
    ...(verdict === undefined
      ? []
      : verdict === 'unjudged'
        ? [UNJUDGED]
        : [
            {
              among: sql`
                select ref as id from clearance.exposures
                where ${here} and kind = 'asset' and verdict_kind = ${verdict}`,
              holds: sql<boolean>`exists (
                select from clearance.exposures e
                where e.kind = 'asset' and e.ref = a.id and e.verdict_kind = ${verdict})`,
            },
          ]),
    ...(scene === undefined
      ? []
      : [
          {
            among: sql`select asset_id as id from ingest.hung_assets where scene_id = ${scene}`,
            holds: sql<boolean>`exists (
              select from ingest.hung_assets h where h.asset_id = a.id and h.scene_id = ${scene})`,
          },
        ]),
    ...(subject === undefined
      ? []
      : [
          {
            among: sql`select distinct asset_id as id from clearance.appearances where subject_id = ${subject}`,
            holds: sql<boolean>`exists (
              select from clearance.appearances m where m.asset_id = a.id and m.subject_id = ${subject})`,
          },
        ]),
    ...slated(slate),
    ...(look === undefined ? [] : [UNSEEN]),
    ...words,
  ]
}

// As slates are spoken and written: "12A 3", "s12a/t3".
function slated(slate = ''): Narrowing[] {
  const words = searchWords(slate)
  if (words.length === 0) return []
  return [
    {
      among: sql`select asset_id as id from ingest.slated_assets where words @> ${words}::text[]`,
      holds: sql<boolean>`exists (
        select from ingest.slated_assets s where s.asset_id = a.id and s.words @> ${words}::text[])`,
    },
  ]
}

const inOrder = (narrowing: Narrowing): Narrowing => ({ ...narrowing, isInOrder: true })

const UNTRIAGED: Narrowing = { among: null, holds: sql<boolean>`a.triage is null` }
const UNJUDGED: Narrowing = {
  among: null,
  holds: sql<boolean>`not exists (
    select from clearance.exposures e
    where e.kind = 'asset' and e.ref = a.id and e.verdict_kind is not null)`,
}
const UNSEEN: Narrowing = {
  among: null,
  holds: sql<boolean>`not exists (select from clearance.looks l where l.asset_id = a.id)`,
}
