import type { AttemptId } from '@stagedoor/core/publish'
import type { Connector, ConnectorContext } from '../../connectors/index.ts'
import { commentConnector } from './comment-connector.ts'
import { type DeliveryRow } from './deliveries.ts'
import { saveDelivery } from './save-delivery.ts'
import type { DeliverDeps } from './deps.ts'

/** The connector of a delivery with all that it is given for one errand; comments go by their own. */
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
  return { connector: connectorFor(connector, { partKind: delivery.partKind, account: ctx.account }), ctx }
}

/** The way of a part: a post's own, unless it is a comment, or an answer where the platform knows answers as comments. */
export function connectorFor(
  connector: Connector,
  { partKind, account }: Pick<DeliveryRow, 'partKind'> & { account: { readonly handle: string } },
): Connector {
  switch (partKind) {
    case 'post':
      return connector
    case 'comment':
      return commentConnector(connector, { account, under: 'post' })
    case 'answer':
      return connector.capabilities.answers === 'as-comment'
        ? commentConnector(connector, { account, under: 'comment' })
        : connector
  }
}
