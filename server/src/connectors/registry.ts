import type { Connector } from './connector.ts'

/** Every connector of the house, as the list of platforms shows them. */
export const CONNECTORS: readonly Connector[] = []
