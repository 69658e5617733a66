import { some } from './count.ts'

/** Words for accounts at platforms and the applications they are reached through. */
export const accounts = {
  title: 'Accounts',
  count: (count: number) => some(count, 'account', 'accounts'),
  says: 'Where publications go beyond the own page. What each platform gives back is said before anything goes there.',
  connected: (name: string) => `${name} is connected.`,
  refused: 'Nothing was connected',
  yours: 'Connected accounts',
  none: 'No account is connected yet. Connect one below; nothing leaves before a publication is scheduled there.',
  platforms: 'Platforms',
  standing: {
    connected: 'Connected',
    'needs-person': 'Needs you',
    disconnected: 'Let go',
  },
  outlook: {
    well: 'Stands',
    unsure: 'Looked at again',
    'ends-before': 'Ends too soon',
    'needs-person': 'Needs you',
    disconnected: 'Let go',
  },
  endsBefore: (when: string) =>
    `The permission ends ${when}, before the last publication that waits here. Connect it again before then.`,
  unsure: 'The last look met trouble. It may pass by itself; it is looked at again before anything leaves.',
  ends: (when: string, days: number) => `Permission until ${when} (${some(days, 'day', 'days')} left)`,
  lasting: 'Permission until it is taken back',
  looked: (when: string) => `Looked at ${when}`,
  neverLooked: 'Not looked at yet',
  waiting: (count: number, from: string) =>
    `${some(count, 'publication waits', 'publications wait')} here, the first for ${from}`,
  waitingUndated: (count: number) => `${some(count, 'publication waits', 'publications wait')} here`,
  connectedBy: (name: string) => `Connected by ${name}`,
  look: 'Look now',
  again: 'Connect again',
  letGo: 'Let go',
  letGoTitle: (name: string) => `Let ${name} go?`,
  letGoSays: (waiting: number) =>
    waiting === 0
      ? 'Its key is forgotten here and given back to the platform where that is possible. What is out stays out; to take it back later, connect the account again first.'
      : `Its key is forgotten here and given back to the platform where that is possible. ${some(waiting, 'publication that waits', 'publications that wait')} here will not leave unless the account is connected again. What is out stays out.`,
  switchOffSays: 'Nothing more goes there until it is switched on again. What is out stays out.',
  wasLetGo: {
    revoked: 'The account was let go, and the platform took the permission back.',
    'not-revoked':
      'The account was let go and its key is forgotten. The platform did not confirm: look in its settings and take the permission back there too.',
    'nothing-to-revoke': 'The account was let go.',
  },
  audited: 'The platform has audited this application',
  auditedHint:
    'Without an audit the platform shows what is published to the account alone. Few platforms say so themselves.',
  auditUnsaid:
    'Nobody has said yet whether it has. Without an audit, what goes here is seen by the account alone.',
  notAudited: 'Not audited: what goes here is seen by the account alone.',
  connect: 'Connect',
  switchOn: 'Switch on',
  connectTitle: (platform: string) => `Connect an account at ${platform}`,
  goOn: (platform: string) => `Go on to ${platform}`,
  goingOn: 'You are being taken there. Come back within ten minutes, in this browser.',
  server: 'Server',
  serverHint: 'Such as mastodon.social: the part after the second @ of the name.',
  serverHints: {
    bluesky: 'Where the account lies: bsky.social, unless its owner chose another host.',
    peertube: 'The address of the PeerTube server, such as videos.example.org.',
    webhook: 'The address of the receiver without a path, such as https://tools.example.org.',
  } as Partial<Record<string, string>>,
  door: 'By which door',
  elsewhere: 'Emulated: what goes here stays on this machine.',
  setUpFirst: 'The application must be set up first.',
  setUp: 'Set up the application',
  askOperator: 'Whoever runs this house sets up the application first.',
  retraction: {
    hard: 'Can be deleted by us, and read to be gone',
    conditional: 'Deleted by us where the permission allows it, else by hand',
    manual: 'Comes back by hand only; we remind, and look until it is gone',
    'best-effort': 'Asked to be deleted; copies elsewhere may stay',
    none: 'Does not come back',
  },
  canHide: 'Can be hidden at once',
  canPlaceAhead: 'Takes the film ahead, unseen',
  cannotPlaceAhead: 'Takes the film at its moment only',
  comments: {
    read: 'Comments are read',
    'read-write': 'Comments are read and answered',
    none: 'No comments',
  },
  choose: (platform: string) => `Which accounts at ${platform}?`,
  chooseSays: 'One permission opened several. Those you leave out are forgotten.',
  chooseAct: 'Connect these',
  apps: 'Applications',
  appsSays:
    'A platform knows this house as an application, which is registered there once. Its secret is kept sealed and never shown again.',
  appFor: 'Platform',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  secretHint: 'Left empty, the one there is stays.',
  callback: 'Address to come back to, to be registered at the platform',
  giveApp: 'Keep it',
  appKept: 'The application is kept.',
  dropApp: 'Forget',
  dropTitle: (platform: string) => `Forget the application at ${platform}?`,
  dropSays:
    'Accounts that were connected through it cannot be renewed any more, and have to be connected again.',
  hasSecret: 'Secret kept',
  noSecret: 'Without a secret',
  byItself: 'Taken from the server by itself',
  guide: 'How each platform is set up, and what its review asks, is in docs/publish/platforms.',
  tasks: {
    reconnect: (platform: string, account: string) => `Connect ${account} at ${platform} again`,
    ends: (platform: string, account: string, title: string) =>
      `The permission of ${account} at ${platform} ends before “${title}” leaves. Connect it again`,
    gone: (platform: string, account: string, count: number) =>
      `${account} at ${platform} was let go, and ${some(count, 'publication still waits', 'publications still wait')} for it`,
  },
}
