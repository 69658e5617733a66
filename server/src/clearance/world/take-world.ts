import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { readWorld, type Told, type World } from '@stagedoor/contract/world'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { canonicalJson } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { openAssetExposure } from '../asset-exposure.ts'
import { changeEvidence } from '../change-evidence.ts'
import { fitWorld } from './fit-world.ts'
import { type AssetAsked, fitQuestions } from './fit-questions.ts'
import { putWorld } from './put-world.ts'
import { tellTaken } from './tell-taken.ts'

/** What was taken over, counted by kind, and what was left out because the taker said so. */
export interface Taken {
  readonly taken: Readonly<Record<string, number>>
  readonly leftOut: readonly Told[]
}

/** Into which production a document is taken, by whom, and what of it may be left out where it does not fit. */
export interface Taking {
  readonly productionId: string
  readonly zone: string
  readonly document: unknown
  readonly leaveOut: 'nothing' | 'exposures'
  readonly actor: Actor
}

/**
 * Takes a world document into a production that has no evidence yet: all of it or nothing, at one commit; only
 * exposures that a house cannot ask about may be left out. Throws `no-world`, `evidence-not-empty`, `world-does-not-fit`.
 */
export async function takeWorld(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, zone, document, leaveOut, actor }: Taking,
): Promise<Taken> {
  const reading = readWorld(document)
  if (reading.kind === 'flawed') throw new Problem('no-world', { flaws: reading.flaws })
  const { world } = reading
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      await refuseEvidence(trx, productionId)
      const fit = await fitWorld(trx, { productionId, zone, world, now })
      const questions = await fitQuestions(trx, { productionId, world, fit })
      const leftOut = leaveOut === 'exposures' ? questions.misfits : []
      const misfits = [...fit.misfits, ...(leaveOut === 'exposures' ? [] : questions.misfits)]
      if (misfits.length > 0) throw new Problem('world-does-not-fit', { flaws: misfits })
      await putWorld(trx, { productionId, zone, world, fit, actor, now })
      const documentDigest = createHash('sha256').update(canonicalJson(document)).digest('hex')
      const taken = {
        ...countsOf(world),
        exposures: questions.assets.length,
        exposuresAskedAlready: questions.alreadyAsked,
      }
      return {
        result: { taken, leftOut, asked: questions.assets },
        // Whatever is judged already may rest on some of it.
        touched: [{ kind: 'settings' }],
        entry: {
          kind: 'world-imported',
          body: { documentDigest, taken, leftOut, by: actor.userId },
          personal: { by: actor.name, name: world.name },
        },
        alongside: tellTaken({ world, fit, documentDigest, actor }),
      }
    })
    for (const asked of result.asked) await ask(trx, { productionId, asked, now })
    return { taken: result.taken, leftOut: result.leftOut }
  })
}

// Asked under the document's own id, unless the house asks about this footage already; judged with all that came in.
async function ask(
  trx: Trx,
  { productionId, asked, now }: { productionId: string; asked: AssetAsked; now: Instant },
): Promise<void> {
  const { id, assetId, question } = asked
  await trx
    .insertInto('clearance.exposures')
    .values({ id, productionId, kind: 'asset', ref: assetId, gateId: null, exposure: JSON.stringify({}) })
    .onConflict((conflict) => conflict.columns(['kind', 'ref']).doNothing())
    .execute()
  await openAssetExposure(trx, { productionId, assetId, question, now })
}

const LISTS = [
  'subjects',
  'appearances',
  'grants',
  'prohibitions',
  'embargoes',
  'holdbacks',
  'ndas',
  'crowdNotices',
  'decisions',
  'kills',
  'releases',
] as const

function countsOf({ evidence }: World): Readonly<Record<string, number>> {
  return Object.fromEntries(LISTS.map((list) => [list, evidence[list].length]))
}

const EVIDENCE = [
  'clearance.subjects',
  'clearance.prohibitions',
  'clearance.embargoes',
  'clearance.holdbacks',
  'clearance.ndas',
  'clearance.crowd_notices',
  'clearance.decisions',
  'clearance.kills',
  'clearance.releases',
  'production.story_points',
  'production.premieres',
]

// Evidence is taken over once: what came twice, or beside what is here, would be another world.
async function refuseEvidence(trx: Trx, productionId: string): Promise<void> {
  for (const table of EVIDENCE) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where production_id = ${productionId} limit 1`.execute(trx)
    if (rows.length > 0)
      throw new Problem('evidence-not-empty', {
        detail:
          'A world is taken over once, by a production that has no evidence and no story yet. Nothing was changed; begin another production for it.',
      })
  }
}
