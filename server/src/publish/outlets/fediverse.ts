import {
  type FediverseDesk,
  fediverseConnector,
  openFederation,
  PostRound,
  type Connector,
} from '../../connectors/index.ts'
import { isLoopback } from '../../plant/config/loopback.ts'
import type { Listening } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Log } from '../../plant/log/index.ts'
import { WayOut } from '../../plant/outgoing/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Db } from '../../schema/index.ts'
import { actorsOf } from './actors.ts'
import { correspondenceOf } from './correspondence.ts'
import { FederationMemory } from './fediverse-memory.ts'
import { notesIn } from './notes.ts'

/** The fediverse as a house has it: what answers, what is published through, and what carries the mail. */
export interface Fediverse {
  readonly desk: FediverseDesk
  readonly federation: ReturnType<typeof openFederation>
  readonly connector: Connector
  readonly post: PostRound
}

/** Opens the fediverse of a house; nothing is sent before its post is started. */
export function openFediverse({
  db,
  fan,
  listener,
  site,
  seal,
  log,
}: {
  db: Db
  fan: Db
  listener: Listening
  site: Site
  seal: Seal
  log: Log
}): Fediverse {
  const actors = actorsOf({ db, fan, site, seal })
  const { ofProduction } = actors
  const desk: FediverseDesk = {
    actor: actors.actor,
    actorNamed: actors.actorNamed,
    keysOf: actors.keysOf,
    ...notesIn({ db, fan, ofProduction }),
    ...correspondenceOf({ db, listener }),
  }
  // A house that is reached on this machine alone may speak to others on it; no other may.
  const allowsPrivate = isLoopback(new URL(site.origin).hostname)
  const memory = new FederationMemory(db)
  const federation = openFederation({ desk, memory, origin: site.origin, allowsPrivate })
  const parts = { federation, desk, wayOut: new WayOut(), origin: site.origin, allowsPrivate }
  return {
    desk,
    federation,
    connector: fediverseConnector(desk, site.origin),
    post: new PostRound(parts, log),
  }
}
