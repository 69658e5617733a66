import { Problem } from '@stagedoor/contract/problems'
import { type Connector, ConnectorRefusal } from '../../connectors/index.ts'

/**
 * What a platform's door throws, as a refusal that a person reads; for `.catch`. What was not understood is no answer,
 * and its cause stays with it.
 */
export function saidByPlatform({ name }: Connector): (error: unknown) => never {
  return (error) => {
    if (error instanceof Problem) throw error
    if (error instanceof ConnectorRefusal && error.error.kind !== 'transient') {
      const { what, remedy, code } = error.error
      throw new Problem('platform-refused', { detail: `${what} ${remedy}`, code, platform: name })
    }
    throw new Problem('platform-silent', {
      detail: `${name} did not answer as it should. Nothing was changed; try again in a little while.`,
      platform: name,
    })
  }
}
