/** The production's own actor in the fediverse, over ActivityPub: an outlet of our own. */
export { FEDIVERSE_CAPABILITIES, fediverseConnector } from './connector.ts'
export type {
  CameReply,
  FediverseActor,
  FediverseDesk,
  Follower,
  Mail,
  NewNote,
  NoteStanding,
  OutNote,
} from './desk.ts'
export { type FederationParts, openFederation } from './federation.ts'
export { makeKeys } from './keys.ts'
export { PostRound } from './post-round.ts'
