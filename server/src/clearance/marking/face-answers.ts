import { Problem } from '@stagedoor/contract/problems'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { readyAsset } from './appearances.ts'
import { changeEvidence } from '../change-evidence.ts'
import { type FaceProposal, faceProposalsOf } from './face-proposals.ts'
import { bystandersOf } from './mark-bystanders.ts'
import { insertMarks, type MarkOrder } from './mark-together.ts'
import { factsOf, nextFace, subjectOf } from '../subjects.ts'

/** What somebody says of a face that was found: who it is, a bystander, somebody nobody knows yet, or no face at all. */
export type FaceAnswer =
  | {
      readonly kind: 'subject'
      readonly subjectId: string
      readonly prominence: 'featured' | 'background'
    }
  | { readonly kind: 'bystander' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-face' }

interface Answering {
  readonly productionId: string
  readonly assetId: string
  readonly proposalIds: readonly string[]
  readonly answer: FaceAnswer
  readonly actor: Actor
}

/**
 * Answers proposed faces, one or many at once: those named become marks by whoever answers, and every proposal
 * answered is deleted. Somebody nobody knows becomes a face of its own each, which holds until it is named. Throws
 * `not-found` where a proposal was answered before.
 */
export async function answerFaces(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, proposalIds, answer, actor }: Answering,
): Promise<{ appearanceIds: string[] }> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const asset = await readyAsset(trx, { productionId, assetId })
      const asked = new Set(proposalIds)
      const proposals = (await faceProposalsOf(trx, assetId)).filter(({ id }) => asked.has(id))
      if (proposals.length !== asked.size) throw new Problem('not-found')
      await trx
        .deleteFrom('clearance.faceProposals')
        .where('id', 'in', [...asked])
        .execute()
      const about = { productionId, dayId: asset.shootingDayId }
      const orders = await marksFor(trx, about, { proposals, answer })
      const appearanceIds = await insertMarks(trx, { productionId, assetId, markedBy: actor.name }, orders)
      await notifyTopic(trx, productionId, 'clearance')
      return {
        result: { appearanceIds },
        touched:
          appearanceIds.length > 0 ? [{ kind: 'appearance' as const, assetId: assetIdOf(assetId) }] : [],
        entry: {
          kind: 'faces-answered',
          body: { assetId, answer: answer.kind, count: asked.size, appearanceIds, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}

async function marksFor(
  trx: Trx,
  { productionId, dayId }: { productionId: string; dayId: string | null },
  { proposals, answer }: { proposals: readonly FaceProposal[]; answer: FaceAnswer },
): Promise<MarkOrder[]> {
  switch (answer.kind) {
    case 'no-face':
      return []
    case 'subject': {
      const { subjectId, prominence } = answer
      await subjectOf(trx, { productionId, subjectId })
      return proposals.map((face) => markOf(face, { subjectId, prominence }))
    }
    case 'bystander': {
      const subjectId = await bystandersOf(trx, { productionId, dayId })
      return proposals.map((face) => markOf(face, { subjectId, prominence: 'background' }))
    }
    case 'unknown': {
      const orders: MarkOrder[] = []
      for (const face of proposals) {
        const subjectId = await addUnknown(trx, productionId)
        orders.push(markOf(face, { subjectId, prominence: 'featured' }))
      }
      return orders
    }
  }
}

async function addUnknown(trx: Trx, productionId: string): Promise<string> {
  const id = newId()
  const name = await nextFace(trx, productionId)
  const facts = JSON.stringify(factsOf({ kind: 'person', name: null, minor: false }))
  await trx
    .insertInto('clearance.subjects')
    .values({ id, productionId, kind: 'person', name, contact: null, facts })
    .execute()
  return id
}

function markOf(
  { fromFlicks, toFlicks, boxes }: FaceProposal,
  who: Pick<MarkOrder, 'subjectId' | 'prominence'>,
): MarkOrder {
  return { fromFlicks, toFlicks, boxes, sides: ['picture'], certainty: 'sure', ...who }
}
