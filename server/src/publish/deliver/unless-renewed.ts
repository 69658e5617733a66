import type { ConnectorError } from '../../connectors/index.ts'
import type { DeliverDeps } from './deps.ts'

/**
 * A token that the platform takes no more may only have to be renewed: then the error is one that a second try mends,
 * and nobody is asked.
 */
export async function unlessRenewed(
  deps: Pick<DeliverDeps, 'accountRefused'>,
  { accountId, error }: { accountId: string; error: ConnectorError },
): Promise<ConnectorError> {
  if (error.kind !== 'auth') return error
  const isRenewed = await deps.accountRefused({ accountId, error })
  return isRenewed ? { ...error, kind: 'transient', retryAt: null } : error
}
