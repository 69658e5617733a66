/** Connectors: one platform each behind one contract, driven by publish, held to one conformance kit. */
export type {
  AccountDoor,
  AccountSettings,
  AppCredentials,
  DoorChoice,
  DoorContext,
  DoorField,
  OpenedAccount,
  TokenGrant,
} from './account-door.ts'
export { type ConnectorError, ConnectorRefusal, type ErrorKind } from './connector-error.ts'
export type {
  AccountRef,
  ByteSource,
  Capabilities,
  CommentPlace,
  Connector,
  ConnectorContext,
  Figure,
  Finding,
  Handle,
  HumanTask,
  Asked,
  Mark,
  Observation,
  OutsideTry,
  Post,
  PostFiles,
  OwnComments,
  RemoteComment,
  RemoteRef,
  Retraction,
  Step,
} from './connector.ts'
export { commitOnce, errorOf, type NextErrand, placeOnce, reconcileOnce } from './drive.ts'
export { capabilitiesOf, CONNECTORS, isOutlet } from './registry.ts'
export {
  type CameReply,
  type FediverseActor,
  fediverseConnector,
  type FediverseDesk,
  makeKeys,
  type NewNote,
  openFederation,
  type OutNote,
  PostRound,
} from './fediverse/index.ts'
export {
  captionsPath,
  type EntryRef,
  type FeedEntry,
  type FeedShelf,
  feedConnector,
  filePath,
  type NewEntry,
  podcastXml,
} from './feed/index.ts'
export { openRehearsal, putUp, type Rehearsal, RehearsalClock } from './rehearsal/index.ts'
