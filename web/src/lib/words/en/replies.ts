import { some } from './count.ts'
import { platformFigures } from './figures.ts'

/** Words for what comes back from platforms: replies, figures, and what others did to posts there. */
export const replies = {
  title: 'Replies',
  unread: (count: number) => `${count} unread`,
  says: 'What people wrote under your posts elsewhere. It is shown as plain text. Answer it here, where the platform allows it, or there.',
  none: 'Nobody has written anything yet. What comes in under posts at platforms is listed here.',
  noneUnread: 'Everything is read.',
  onlyUnread: 'Unread only',
  everything: 'All replies',
  account: 'Account',
  allAccounts: 'All accounts',
  show: 'Show',
  under: (title: string, account: string) => `Under ${title}, ${account}`,
  edited: (when: string) => `Changed by its writer, found ${when}`,
  open: 'Answer it there',
  openThere: 'Read it there',
  onlyOpen: 'Only what is left to do',
  answer: 'Answer',
  answerAs: (account: string) => `Answer as ${account}`,
  send: 'Send it',
  sendSays: 'It is public there at once, sent once, and taken back with the post.',
  stages: {
    'on-its-way': 'On its way',
    sent: 'Sent',
    'in-doubt': 'Sent, and not answered by the platform; being looked for',
    refused: 'Refused there',
    'called-back': 'Taken back',
  },
  answeredBy: (name: string, when: string) => `${name}, ${when}`,
  openAnswer: 'See it there',
  callBack: 'Take it back',
  callBackSays: 'It is deleted there, and the recall says when it was seen gone. It cannot be undone.',
  callBackNow: 'Delete the answer',
  calledBackBecause: 'The answer was taken back.',
  whoseHands: 'Who is at it',
  inHandsOf: 'In the hands of',
  nobody: 'Nobody',
  isDone: 'Nothing is left to do',
  keep: 'Keep',
  takenBy: (name: string) => `${name} is at it`,
  doneBy: (name: string) => (name === '' ? 'Done' : `Done, ${name}`),
  markRead: 'Mark as read',
  markAllRead: 'Mark these as read',
  readBy: (name: string) => `Read by ${name}`,
  ours: 'Read',
  older: 'Older replies',
  notAsLeft: 'Not as you left them',
  existence: {
    gone: 'Gone there',
    hidden: 'Hidden there',
    reworded: 'Reads otherwise there',
  },
  goneSays: (when: string) =>
    `Not found there since ${when}. Nobody here took it down. Your record of it stays; ask whoever runs the account, or take it back here so that its other places are closed as well.`,
  changedSays: (when: string) =>
    `The words there are not what was posted, as seen ${when}. What stands there was not written here.`,
  posted: 'Posted',
  readsNow: 'Reads there now',
  out: 'Posts that are out',
  noPosts: 'Nothing is out at a platform.',
  lookedAt: (when: string) => `Looked at ${when}`,
  neverLooked: 'Not looked at yet',
  missed: (count: number) => `${some(count, 'look', 'looks')} in a row came to nothing; it is tried again`,
  expired: 'Ended there by itself',
  openPost: 'Open it there',
  figures: platformFigures as Record<string, string>,
  tasks: {
    gone: (title: string, account: string, part: string) =>
      part === 'comment'
        ? `Somebody took our first comment under ${title} down at ${account}`
        : part === 'answer'
          ? `Somebody took our answer under ${title} down at ${account}`
          : `Somebody took ${title} down at ${account}`,
    marked: (title: string, account: string, what: string) =>
      `Somebody changed how ${title} is marked at ${account}: ${what}`,
    changed: (title: string, account: string) => `Somebody changed the words of ${title} at ${account}`,
  },
}
