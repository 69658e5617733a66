import { Problem } from '@stagedoor/contract/problems'
import { comesOfAge, subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import { type CastFault, type CastLine, readCastList } from '@stagedoor/core/clearance/marking'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'

/** What a line of a cast list does, or would do: make a subject, change some of what is known, nothing new, or it is not taken. */
export type CastFate =
  | { readonly kind: 'new'; readonly line: number; readonly name: string }
  | {
      readonly kind: 'changed'
      readonly line: number
      readonly name: string
      readonly subjectId: string
      readonly fields: readonly CastField[]
    }
  | { readonly kind: 'known'; readonly line: number; readonly name: string; readonly subjectId: string }
  | { readonly kind: 'refused'; readonly line: number; readonly name: string; readonly why: CastFault }

/** What a list may bring to a subject that is known already. */
export type CastField = 'character' | 'billing' | 'minor' | 'bornOn' | 'contact'

/** A list as somebody gave it; with a shooting day it is that day's call sheet. */
export interface CastList {
  readonly productionId: string
  readonly text: string
  readonly dayId: string | null
}

/** Says line by line what taking a list would do, and does nothing. Throws `not-a-cast-list`. */
export async function previewCastList(
  { db, clock }: { db: Db; clock: Clock },
  list: CastList,
): Promise<CastFate[]> {
  const { zone, known } = await knownSubjects(db, list.productionId)
  return readList(list.text).map((reading) =>
    reading.kind === 'refused' ? reading : fateOf(reading, { known, zone, now: clock.now() }),
  )
}

/**
 * Takes a cast list or call sheet: its lines become subjects, and those of a day are offered first when that day is
 * marked. Taken twice it changes nothing the second time; what a list leaves out stays as it is known.
 */
export async function takeCastList(
  { db, clock }: { db: Db; clock: Clock },
  list: CastList & { readonly actor: Actor },
): Promise<CastFate[]> {
  const { productionId, text, dayId, actor } = list
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      if (dayId !== null) await dayOf(trx, { productionId, dayId })
      const { zone, known } = await knownSubjects(trx, productionId)
      const fates: CastFate[] = []
      const there: string[] = []
      for (const reading of readList(text)) {
        if (reading.kind === 'refused') {
          fates.push(reading)
          continue
        }
        const fate = fateOf(reading, { known, zone, now })
        fates.push(fate)
        there.push(await takeLine(trx, { productionId, zone, now, fate, cast: reading.cast, known }))
      }
      if (dayId !== null && there.length > 0)
        await trx
          .insertInto('clearance.daySubjects')
          .values(there.map((subjectId) => ({ dayId, subjectId, productionId })))
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      const touched = fates.flatMap((fate) =>
        fate.kind === 'changed' ? [{ kind: 'subject' as const, subjectId: subjectIdOf(fate.subjectId) }] : [],
      )
      const counted = (kind: CastFate['kind']) => fates.filter((fate) => fate.kind === kind).length
      return {
        result: fates,
        touched,
        entry: {
          kind: dayId === null ? 'cast-list-taken' : 'call-sheet-taken',
          body: { dayId, added: counted('new'), changed: counted('changed'), by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}

type Known = Awaited<ReturnType<typeof knownSubjects>>['known']
type Taken = { readonly line: number; readonly cast: CastLine }

function readList(text: string) {
  const readings = readCastList(text)
  if (readings === null)
    throw new Problem('not-a-cast-list', {
      detail: 'The first line names no column "name". Nothing was taken; put headings over the columns.',
    })
  return readings
}

const keyOf = ({ kind, name }: { kind: string; name: string }) => `${kind} ${name.toLowerCase()}`

async function knownSubjects(db: Db, productionId: string) {
  const { zone } = await db
    .selectFrom('production.productions')
    .select('zone')
    .where('id', '=', productionId)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('clearance.subjects as s')
    .leftJoin('clearance.castMembers as m', 'm.subjectId', 's.id')
    .select(['s.id', 's.kind', 's.name', 's.facts', 's.contact', 'm.character', 'm.billing'])
    .where('s.productionId', '=', productionId)
    .execute()
  return { zone, known: new Map(rows.map((row) => [keyOf(row), row])) }
}

function fateOf(
  { line, cast }: Taken,
  { known, zone, now }: { known: Known; zone: string; now: number },
): Exclude<CastFate, { kind: 'refused' }> {
  const before = known.get(keyOf(cast))
  const { name } = cast
  if (before === undefined) return { kind: 'new', line, name }
  const facts = before.facts as { minor?: boolean; birth?: { bornOn?: string } }
  const minor = minorIn(cast, { zone, now })
  const differs: Record<CastField, boolean> = {
    character: cast.character !== null && cast.character !== before.character,
    billing: cast.billing !== null && cast.billing !== before.billing,
    minor: minor !== null && minor !== facts.minor,
    bornOn: cast.bornOn !== null && cast.bornOn !== facts.birth?.bornOn,
    contact: cast.contact !== null && cast.contact !== before.contact,
  }
  const fields = (Object.keys(differs) as CastField[]).filter((field) => differs[field])
  return fields.length === 0
    ? { kind: 'known', line, name, subjectId: before.id }
    : { kind: 'changed', line, name, subjectId: before.id, fields }
}

// A day of birth says it better than a tick; somebody who is a minor now stays one in the rows until they come of age.
function minorIn(
  { kind, bornOn, minor }: CastLine,
  { zone, now }: { zone: string; now: number },
): boolean | null {
  if (kind !== 'person') return null
  return bornOn === null ? minor : now < comesOfAge({ bornOn, zone })
}

interface Taking {
  readonly productionId: string
  readonly zone: string
  readonly now: number
  readonly fate: Exclude<CastFate, { kind: 'refused' }>
  readonly cast: CastLine
  readonly known: Known
}

async function takeLine(trx: Trx, { productionId, zone, now, fate, cast, known }: Taking): Promise<string> {
  if (fate.kind === 'known') return fate.subjectId
  const { name, kind, character, billing, bornOn, contact } = cast
  const before = known.get(keyOf(cast))
  const minor = minorIn(cast, { zone, now })
  const facts = {
    ...(kind === 'person' ? { identified: true, minor: false } : {}),
    ...(before?.facts as Record<string, unknown> | undefined),
    ...(minor === null ? {} : { minor }),
    ...(bornOn === null ? {} : { birth: { bornOn, zone, ageOfMajority: 18 } }),
  }
  const id = fate.kind === 'changed' ? fate.subjectId : newId()
  if (fate.kind === 'new')
    await trx
      .insertInto('clearance.subjects')
      .values({ id, productionId, kind, name, contact, facts: JSON.stringify(facts) })
      .execute()
  else
    await trx
      .updateTable('clearance.subjects')
      .set({ facts: JSON.stringify(facts), ...(contact === null ? {} : { contact }) })
      .where('id', '=', id)
      .execute()
  const role = {
    character: character ?? before?.character ?? null,
    billing: billing ?? before?.billing ?? null,
  }
  await trx
    .insertInto('clearance.castMembers')
    .values({ subjectId: id, productionId, ...role })
    .onConflict((conflict) => conflict.column('subjectId').doUpdateSet(role))
    .execute()
  return id
}

async function dayOf(
  trx: Trx,
  { productionId, dayId }: { productionId: string; dayId: string },
): Promise<void> {
  const day = await trx
    .selectFrom('production.numberedDays')
    .select('id')
    .where('id', '=', dayId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (day === undefined) throw new Problem('not-found')
}
