import type { Schemas } from './schemas.ts'

export type Fediverse = Schemas['Fediverse']
export type NoteOut = Fediverse['out'][number]
/** Somebody who follows the production from another server. */
export type FediverseFollower = {
  /** The address that names them. */
  person: string
  host: string
  since: string
}
