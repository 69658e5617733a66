import type { components } from '@stagedoor/contract'

/** The shapes of the HTTP API by their names in `contract/openapi.json`. */
export type Schemas = components['schemas']

/** A list as the API answers it. */
export type List<Row> = { items: Row[]; next: string | null }
