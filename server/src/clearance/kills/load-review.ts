import { Problem } from '@stagedoor/contract/problems'
import { type Appearance, subjectId } from '@stagedoor/core/clearance'
import type { Cast, Review, Word } from '@stagedoor/core/clearance/kills'
import type { Db } from '../../schema/index.ts'
import { appearancesOf, subjectsOf } from '../evidence-queries.ts'
import { appearanceIn, subjectIn } from '../evidence-rows.ts'
import { assetsIn, killRightIn, type KillRightRow, shownIn, unitIn } from './kill-values.ts'

/** A right with everything said and shown under it, as core weighs it and as it lies in rows. */
export type LoadedReview = Awaited<ReturnType<typeof loadReview>>

/** Loads a right with its whole base; throws `not-found`. */
export async function loadReview(db: Db, rightId: string) {
  const right = await db
    .selectFrom('clearance.killRights')
    .selectAll()
    .where('id', '=', rightId)
    .executeTakeFirst()
  if (right === undefined) throw new Problem('not-found')
  const rounds = await db
    .selectFrom('clearance.reviewRounds')
    .selectAll()
    .where('rightId', '=', rightId)
    .orderBy('number')
    .execute()
  const rows = await db
    .selectFrom('clearance.roundUnits')
    .selectAll()
    .where('rightId', '=', rightId)
    .orderBy('roundId')
    .orderBy('place')
    .execute()
  const units = rows.map((row) => ({ ...row, unit: unitIn(row.unit), shown: shownIn(row.shown) }))
  const words = await wordsOn(db, rightId)
  const cast = await castFor(db, right, [...new Set(units.flatMap(({ unit }) => assetsIn(unit)))])
  const review: Review = {
    right: killRightIn(right),
    rounds: rounds.map(({ id, openedAt, silenceApprovesAt }) => ({
      openedAt,
      silenceApprovesAt,
      units: units.filter(({ roundId }) => roundId === id).map(({ unit }) => unit),
    })),
    words: words.map(wordIn),
    cast,
  }
  return { right, rounds, units, words, review }
}

/** Every word said under a right, oldest first, with the unit it is about. */
export function wordsOn(db: Db, rightId: string) {
  return db
    .selectFrom('clearance.roundWords as w')
    .innerJoin('clearance.roundUnits as u', 'u.id', 'w.unitId')
    .selectAll('w')
    .select('u.name')
    .where('u.rightId', '=', rightId)
    .orderBy('w.saidAt')
    .orderBy('w.id')
    .execute()
}

function wordIn({
  name,
  said,
  speaker,
  saidBy,
  saidAt,
  note,
}: Awaited<ReturnType<typeof wordsOn>>[number]): Word {
  return { unit: name, said, speaker, by: saidBy, at: saidAt, note }
}

/** Who is marked in some assets, who of them is known, and every right that stands; the given one in any case. */
export async function castFor(db: Db, right: KillRightRow, assetIds: readonly string[]): Promise<Cast> {
  const rights = await db
    .selectFrom('clearance.killRights')
    .selectAll()
    .where('productionId', '=', right.productionId)
    .where((eb) => eb.or([eb('endedAt', 'is', null), eb('id', '=', right.id)]))
    .execute()
  const appearances: Appearance[] = (await appearancesOf(db, assetIds)).map(appearanceIn)
  const subjects = await subjectsOf(db, [...new Set(appearances.map((appearance) => appearance.subjectId))])
  const identified = new Set(
    subjects.flatMap((row) => {
      const subject = subjectIn(row)
      return subject.kind === 'person' && subject.identified ? [subjectId(row.id)] : []
    }),
  )
  return {
    appearances,
    identified,
    rights: rights.map(killRightIn),
  }
}
