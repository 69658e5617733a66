import { createRoute } from '@hono/zod-openapi'
import { openReleaseSlip, subjectOfRoundSlip } from '../../clearance/index.ts'
import { readApproval } from '../../cut/index.ts'
import { createApi, json, refusals } from '../../plant/http/index.ts'
import { listOf, productionById, tokenParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { recallsCausedBy, type WordOf } from '../ledger/ledger.ts'
import { recallReceipts } from '../recall/recall-receipt.ts'
import { receiptSchema } from './recall-wire.ts'

const responses = { 200: json('Receipts, newest first', listOf(receiptSchema)), ...refusals }

const ofSigner = createRoute({
  method: 'get',
  path: '/release-slips/{token}/recalls',
  operationId: 'listRecallsOfReleaseSlip',
  tags: ['slips'],
  summary: 'What came back because the holder of this slip withdrew',
  request: { params: tokenParam },
  responses,
})
const ofApproval = createRoute({
  method: 'get',
  path: '/approval-slips/{token}/recalls',
  operationId: 'listRecallsOfApprovalSlip',
  tags: ['slips'],
  summary: 'What came back because the cut was refused by this slip',
  request: { params: tokenParam },
  responses,
})
const ofRound = createRoute({
  method: 'get',
  path: '/round-slips/{token}/recalls',
  operationId: 'listRecallsOfRoundSlip',
  tags: ['slips'],
  summary: 'What came back because of what was killed by this slip',
  request: { params: tokenParam },
  responses,
})

/** The ledgers of recalls as those see them whose own word caused them: by their slip, without anybody's name. */
export function recallReceiptRoutes(deps: PublishDeps) {
  const { db, clock } = deps
  const api = createApi()
  const receipts = async (productionId: string, word: WordOf) => {
    const slug = (await productionById(db, productionId))?.slug ?? ''
    const recalls = await recallsCausedBy(db, { productionId, word })
    return { items: await recallReceipts(db, recalls, { slug, now: clock.now() }), next: null }
  }
  api.openapi(ofSigner, async (c) => {
    const { slip } = await openReleaseSlip(deps, c.req.valid('param').token)
    const word = { kind: 'release-form', releaseFormId: slip.ref } as const
    return c.json(await receipts(slip.productionId, word), 200)
  })
  api.openapi(ofApproval, async (c) => {
    const { approval, cut } = await readApproval(deps, c.req.valid('param').token)
    const word = { kind: 'approval', subjectId: approval.subjectId, cutId: cut.id } as const
    return c.json(await receipts(cut.productionId, word), 200)
  })
  api.openapi(ofRound, async (c) => {
    const { productionId, subjectId } = await subjectOfRoundSlip(deps, c.req.valid('param').token)
    return c.json(await receipts(productionId, { kind: 'review', subjectId }), 200)
  })
  return api
}
