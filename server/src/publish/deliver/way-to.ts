import type { AttemptId } from '@stagedoor/core/publish'
import type { Connector, ConnectorContext } from '../../connectors/index.ts'
import { commentConnector } from './comment-connector.ts'
import { type DeliveryRow, saveDelivery } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'

/** The connector of a delivery with all that it is given for one errand; a first comment goes by its own way. */
export async function wayTo(
  deps: DeliverDeps,
  {
    delivery,
    attemptId,
    claim,
    signal,
  }: { delivery: DeliveryRow; attemptId: AttemptId; claim: string; signal: AbortSignal },
): Promise<{ connector: Connector; ctx: ConnectorContext }> {
  const { publicationId, accountId } = delivery
  const { connector, ctx } = await deps.contextFor({
    accountId,
    attemptId,
    saveHandle: (handle) => saveDelivery(deps.db, { publicationId, claim, seal: deps.handles }, { handle }),
    signal,
  })
  if (delivery.partKind === 'post') return { connector, ctx }
  return { connector: commentConnector(connector, ctx.account), ctx }
}
