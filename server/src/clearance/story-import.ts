import { Problem } from '@stagedoor/contract/problems'
import {
  momentOfClock,
  planPoints,
  readPointTable,
  type Spine,
  type StoryChange,
  type StoryPlan,
} from '@stagedoor/core/clearance/story-table'
import type { StoryPointId } from '@stagedoor/core/production'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import {
  dropPremiere,
  dropStoryPoint,
  premieresOf,
  putStory,
  seasonsOf,
  storyLabelsOf,
  storyPointsOf,
  type WrittenPoint,
  type WrittenPremiere,
} from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import type { LogEntry } from './log-entry.ts'
import { refuseFlaws, refuseOthers, tried } from './try-import.ts'
import { refuseInUse } from './tell-story.ts'

/** A table of points that somebody brought. */
export interface StoryOrder {
  readonly productionId: string
  readonly zone: string
  readonly csv: string
  /** Whether points that the table does not have are taken out. */
  readonly removesMissing: boolean
  readonly actor: Actor
}

/** What taking a table over changed, or would: of the story, and of what rests on it. */
export interface StoryImport extends StoryPlan {
  /** How many verdicts are others now. */
  readonly verdicts: number
  /** How many things that were out are shut. */
  readonly shut: number
}

/** Everything that is told of a production's story, in its order. */
export async function spineOf(db: Db, productionId: string): Promise<Spine> {
  const seasons = await seasonsOf(db, productionId)
  const labels = new Map((await storyLabelsOf(db, productionId)).map((label) => [label.pointId, label]))
  const points = await storyPointsOf(db, productionId)
  const premieres = await premieresOf(db, productionId)
  const place = (id: StoryPointId) => labels.get(id)?.position ?? 0
  return {
    points: points
      .map((point) => ({
        ...point,
        season: seasons.get(point.id) ?? null,
        label: labels.get(point.id)?.label ?? '',
      }))
      .toSorted((a, b) => place(a.id) - place(b.id)),
    premieres: premieres.map(({ id, pointId, territory, localDate: date, localTime: time, zone }) => ({
      id,
      pointId: pointId as StoryPointId | null,
      territory,
      local: { date, time, zone },
    })),
  }
}

/**
 * Takes a table of points over, whole or not at all, as one change of evidence: what rests on the story is judged again,
 * and what may no longer be out is shut at the same commit. Throws `list-has-mistakes`,
 * `changed-meanwhile` and `story-point-in-use`.
 */
export function importStory(
  { db, clock }: { db: Db; clock: Clock },
  order: StoryOrder & { readonly expects: string | null },
): Promise<StoryImport> {
  return db.transaction().execute(async (trx) => {
    const plan = await planOf(trx, order)
    refuseFlaws(plan.flaws)
    refuseOthers(plan.changes, order.expects)
    return plan.changes.length === 0 ? { ...plan, verdicts: 0, shut: 0 } : change(trx, { clock, order })
  })
}

/** Says what taking a table over would change, by doing it and taking all of it back; what is wrong in it is told besides. */
export async function tryImportStory(
  { db, clock }: { db: Db; clock: Clock },
  order: StoryOrder,
): Promise<StoryImport> {
  return tried(db, async (trx) => {
    const plan = await planOf(trx, order)
    return plan.flaws.length > 0 || plan.changes.length === 0
      ? { ...plan, verdicts: 0, shut: 0 }
      : change(trx, { clock, order })
  })
}

const planOf = async (trx: Trx, { productionId, zone, csv, removesMissing }: StoryOrder) =>
  planPoints(await spineOf(trx, productionId), readPointTable(csv, zone), { removesMissing })

async function change(trx: Trx, { clock, order }: { clock: Clock; order: StoryOrder }): Promise<StoryImport> {
  const { productionId, actor } = order
  const by = { by: actor.userId }
  const { result, changed, shut } = await changeEvidence(
    trx,
    { productionId, now: clock.now() },
    async () => {
      // Read again under the lock: somebody may have told something meanwhile.
      const plan = await planOf(trx, order)
      refuseFlaws(plan.flaws)
      await write(trx, { productionId, changes: plan.changes })
      const alongside = plan.changes.map((one): LogEntry => entryOf(one, by))
      return {
        result: plan,
        touched: [{ kind: 'story' }],
        entry: {
          kind: 'story-imported',
          body: { changes: plan.changes.length, ...by },
          personal: { by: actor.name },
        },
        alongside,
      }
    },
  )
  return { ...result, verdicts: changed.length, shut: shut.length }
}

async function write(
  trx: Trx,
  { productionId, changes }: { productionId: string; changes: readonly StoryChange[] },
): Promise<void> {
  for (const one of changes)
    if (one.kind === 'premiere-taken-back') await dropPremiere(trx, { productionId, id: one.id })
  for (const one of changes)
    if (one.kind === 'point-dropped') {
      await refuseInUse(trx, { productionId, point: one })
      await dropStoryPoint(trx, { productionId, id: one.id })
    }
  const ids = new Map((await storyPointsOf(trx, productionId)).map(({ id, name }) => [name, id]))
  // Points that nothing sets apart stand in the order of their ids, and so as the table has them.
  const added = changes.flatMap((one) => (one.kind === 'point-added' ? [one.name] : []))
  const made = added.map(() => newId() as StoryPointId).sort()
  for (const [place, id] of made.entries()) ids.set(added[place] ?? '', id)
  const idOf = (name: string): StoryPointId => {
    const id = ids.get(name)
    if (id === undefined)
      throw new Problem('no-such-story-point', {
        detail: `The story has no point ${name}. Nothing was changed.`,
      })
    return id
  }
  const labels = new Map<string, string>()
  const points: WrittenPoint[] = []
  const premieres: WrittenPremiere[] = []
  for (const one of changes)
    switch (one.kind) {
      case 'point-added':
      case 'point-changed': {
        const { season, label, after, publicAt } = one.told
        const id = idOf(one.name)
        points.push({ id, name: one.name, season, after: after.map(idOf), publicAt })
        if (label !== null && (one.kind === 'point-added' || label !== one.before.label))
          labels.set(id, label)
        break
      }
      case 'premiere-set':
        premieres.push(premiereOf(one, { productionId, idOf }))
        break
      case 'point-dropped':
      case 'premiere-taken-back':
        break
    }
  await putStory(trx, { productionId, points, premieres, labels })
}

function premiereOf(
  { of, territory, local }: Extract<StoryChange, { kind: 'premiere-set' }>,
  { productionId, idOf }: { productionId: string; idOf: (name: string) => StoryPointId },
): WrittenPremiere {
  const at = momentOfClock(local)
  if (at === null) throw new Error(`A clock that was read shows no moment: ${JSON.stringify(local)}`)
  return {
    id: newId(),
    productionId,
    pointId: of === null ? null : idOf(of),
    territory,
    localDate: local.date,
    localTime: local.time,
    zone: local.zone,
    at,
  }
}

const ENTRIES = {
  'point-added': 'story-point-added',
  'point-changed': 'story-point-changed',
  'point-dropped': 'story-point-dropped',
  'premiere-set': 'premiere-set',
  'premiere-taken-back': 'premiere-taken-back',
} as const satisfies Record<StoryChange['kind'], string>

function entryOf(one: StoryChange, by: Record<string, unknown>): LogEntry {
  const { kind, ...body } = one
  const isMoved = one.kind === 'premiere-set' && one.before !== null
  return { kind: isMoved ? 'premiere-moved' : ENTRIES[kind], body: { ...body, ...by } }
}
