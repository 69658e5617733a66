import { readFile } from 'node:fs/promises'
import { judge, type Verdict } from '@stagedoor/core/clearance'
import { sql } from 'kysely'
import { momentsOf, withMoments } from '../../core/src/clearance/proof/draw-clock.ts'
import type { World } from '../../core/src/clearance/proof/world.ts'
import { spotsOf } from '../../core/src/clearance/proof/oracle-spots.ts'
import { worldOf } from '../../core/src/clearance/prove.ts'
import type { Db, Trx } from '../../server/src/schema/index.ts'

const WORLDS_AT_ONCE = 500
const CONNECTIONS = 2

/** A world on which the doorkeeper and the database differ, by the number that draws it, in words. */
export interface SqlDifference {
  readonly seed: number
  readonly text: string
}

interface Answer {
  world: number
  kind: string
  clearsAt: number | null
  where: string[]
  edits: string[]
}

/** Judges drawn worlds by the doorkeeper and by multiranges in SQL, many at a time, and gives back every difference. */
export async function proveClearanceInSql(
  db: Db,
  {
    worlds,
    firstSeed = 1,
    onProgress = () => undefined,
  }: { worlds: number; firstSeed?: number; onProgress?: (worlds: number) => void },
): Promise<readonly SqlDifference[]> {
  const [rules, evidence, findings, answer] = await Promise.all(
    ['rules', 'evidence', 'findings', 'answer'].map((name) =>
      readFile(new URL(`sql/${name}.sql`, import.meta.url), 'utf8'),
    ),
  )
  await sql.raw(rules ?? '').execute(db)
  const differences: SqlDifference[] = []
  let [begun, done] = [0, 0]
  const takeTurns = async () => {
    while (begun < worlds) {
      const first = firstSeed + begun
      const count = Math.min(WORLDS_AT_ONCE, worlds - begun)
      begun += count
      const drawn = new Map(Array.from({ length: count }, (_, i) => [first + i, worldOf(first + i)]))
      const answers = await db
        .transaction()
        .execute((trx) => answerAll(trx, drawn, [evidence, findings, answer]))
      for (const [seed, world] of drawn) {
        const text = differenceFrom(world, answers.get(seed))
        if (text !== null) differences.push({ seed, text })
      }
      onProgress((done += count))
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, takeTurns))
  await sql`drop schema proof cascade`.execute(db)
  return differences
}

async function answerAll(
  trx: Trx,
  worlds: ReadonlyMap<number, World>,
  [evidence, findings, answer]: readonly (string | undefined)[],
): Promise<ReadonlyMap<number, Answer>> {
  await sql`set local jit = off`.execute(trx)
  // Kept as they are written: unpacking a world for each look into it takes longer than to answer for it.
  await sql
    .raw(
      `create temporary table worlds (world int primary key, written jsonb, seen jsonb) on commit drop;
       alter table worlds alter column written set storage external, alter column seen set storage external`,
    )
    .execute(trx)
  await sql`
    insert into worlds
    select * from jsonb_to_recordset(${JSON.stringify([...worlds].map(given))}::jsonb)
      as given(world int, written jsonb, seen jsonb)`.execute(trx)
  await sql.raw(`analyze worlds;\n${evidence}\n${findings}`).execute(trx)
  const { rows } = await sql.raw<Answer>(answer ?? '').execute(trx)
  return new Map(rows.map((row) => [row.world, row]))
}

function given([seed, world]: readonly [number, World]) {
  const seen = spotsOf(world)
    .filter(({ appearance, side, isPerceived }) => appearance && side === 'picture' && isPerceived)
    .map(({ appearance, tick, beside }) => ({ appearance: appearance?.id, tick, beside }))
  const { base, step } = world.clock
  const stepOf = (moment: number) => Math.round((moment - base) / step)
  const written = withMoments(world, stepOf)
  return {
    world: seed,
    written: {
      ...written,
      evidence: { ...written.evidence, clock: { base, step } },
      moments: momentsOf(world).map(stepOf),
    },
    seen,
  }
}

function differenceFrom(world: World, answer: Answer | undefined): string | null {
  const { exposure, evidence, now, clock } = world
  const verdict = judge(exposure, evidence, now)
  const atStep = (moment: number | null) => (moment === null ? null : (moment - clock.base) / clock.step)
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['kind', verdict.kind, answer?.kind],
    ['where', placesIn(verdict), answer?.where.toSorted()],
    ...('edits' in verdict ? [['edits', editsIn(verdict), answer?.edits.toSorted()] as const] : []),
    ...('clearsAt' in verdict ? [['clearsAt', atStep(verdict.clearsAt), answer?.clearsAt] as const] : []),
  ]
  const unlike = pairs.filter(([, ours, theirs]) => JSON.stringify(ours) !== JSON.stringify(theirs))
  return unlike.length === 0
    ? null
    : unlike
        .map(
          ([what, ours, theirs]) => `${what}: judge ${JSON.stringify(ours)}, SQL ${JSON.stringify(theirs)}`,
        )
        .join('\n')
}

function placesIn(verdict: Verdict): readonly string[] {
  const concerns = 'concerns' in verdict ? verdict.concerns : []
  return distinct(
    concerns.flatMap(({ assetId, ranges, sides }) =>
      sides.flatMap((side) =>
        ranges.flatMap((range) => ticksIn(range).map((at) => `${assetId} ${at} ${side}`)),
      ),
    ),
  )
}

function editsIn(verdict: Verdict): readonly string[] {
  const edits = 'edits' in verdict ? verdict.edits : []
  return distinct(
    edits.flatMap(({ kind, assetId, range }) => ticksIn(range).map((at) => `${kind} ${assetId} ${at}`)),
  )
}

function ticksIn({ from, to }: { from: number; to: number }): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort()
}
