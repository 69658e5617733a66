import { some } from './count.ts'

/** Words for what comes back from platforms: replies, figures, and what others did to posts there. */
export const replies = {
  title: 'Replies',
  unread: (count: number) => `${count} unread`,
  says: 'What people wrote under your posts elsewhere. It is shown as plain text; answer it where it was written.',
  none: 'Nobody has written anything yet. What comes in under posts at platforms is listed here.',
  noneUnread: 'Everything is read.',
  onlyUnread: 'Unread only',
  everything: 'All replies',
  account: 'Account',
  allAccounts: 'All accounts',
  show: 'Show',
  under: (title: string, account: string) => `Under ${title}, ${account}`,
  open: 'Answer it there',
  markRead: 'Mark as read',
  markAllRead: 'Mark these as read',
  readBy: (name: string) => `Read by ${name}`,
  ours: 'Read',
  older: 'Older replies',
  notAsLeft: 'Not as you left them',
  existence: {
    gone: 'Gone there',
    hidden: 'Hidden there',
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
  figures: {
    views: 'views',
    likes: 'likes',
    comments: 'comments',
    shares: 'shares',
    saves: 'saves',
    reach: 'reached',
  } as Record<string, string>,
  tasks: {
    gone: (title: string, account: string) => `Somebody took ${title} down at ${account}`,
    changed: (title: string, account: string) => `Somebody changed the words of ${title} at ${account}`,
  },
}
