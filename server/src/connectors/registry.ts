import type { Connector } from './connector.ts'
import { webhookConnector } from './webhook/index.ts'

/** Every connector of the house, as the list of platforms shows them. */
export const CONNECTORS: readonly Connector[] = [webhookConnector]
