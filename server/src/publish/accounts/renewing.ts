import { type Connector, type ConnectorError, ConnectorRefusal } from '../../connectors/index.ts'

/**
 * A connector that goes once more where the platform refused the token and the house could renew it. Only errands that
 * change nothing others see, or the same when they come twice: the call that shows a post, and what is handed over for
 * it, go again as their driver decides.
 */
export function renewing(
  connector: Connector,
  isRenewed: (error: ConnectorError) => Promise<boolean>,
): Connector {
  const again = async <Result>(errand: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await errand()
      const refused = refusedIn(result)
      return refused !== null && (await isRenewed(refused)) ? await errand() : result
    } catch (thrown) {
      const isRefused = thrown instanceof ConnectorRefusal && thrown.error.kind === 'auth'
      if (isRefused && (await isRenewed(thrown.error))) return errand()
      throw thrown
    }
  }
  const { tryOutside, reply } = connector
  return {
    ...connector,
    limits: (...asked) => again(() => connector.limits(...asked)),
    poll: (...asked) => again(() => connector.poll(...asked)),
    reconcile: (...asked) => again(() => connector.reconcile(...asked)),
    observe: (...asked) => again(() => connector.observe(...asked)),
    hide: (...asked) => again(() => connector.hide(...asked)),
    retract: (...asked) => again(() => connector.retract(...asked)),
    abort: (...asked) => again(() => connector.abort(...asked)),
    ...(tryOutside === undefined ? {} : { tryOutside: (...asked) => again(() => tryOutside(...asked)) }),
    // Refused for its token, nothing was written there.
    ...(reply === undefined ? {} : { reply: (...asked) => again(() => reply(...asked)) }),
  }
}

// Some errands give a refusal as their answer.
function refusedIn(result: unknown): ConnectorError | null {
  const { kind, error } = result as { kind?: unknown; error?: ConnectorError }
  return kind === 'failed' && error?.kind === 'auth' ? error : null
}
