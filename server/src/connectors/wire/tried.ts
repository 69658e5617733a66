import { ConnectorRefusal } from '../connector-error.ts'
import type { Retraction } from '../connector.ts'

/** A taking back whose refusal by the platform is an answer of its own; what else goes wrong is thrown on. */
export async function tried(takeBack: () => Promise<Retraction>): Promise<Retraction> {
  try {
    return await takeBack()
  } catch (error) {
    if (error instanceof ConnectorRefusal) return { kind: 'failed', error: error.error }
    throw error
  }
}
