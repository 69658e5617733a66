export const approve = {
  title: (name: string) => `Approve this cut of ${name}?`,
  version: (title: string, version: number, length: string) => `${title}, version ${version}, ${length}.`,
  versionOnly: (title: string, version: number) => `${title}, version ${version}.`,
  ownPage: (production: string) => `${production}’s own page`,
  place: (platform: string, account: string) => (account ? `${account} on ${platform}` : platform),
  now: 'As soon as it is cleared',
  name: 'Your name',
  nameHint: 'As it stands with your answer.',
  another: 'There is another version now',
  anotherSays:
    'This link was about a version that is no longer the one that would leave. Nothing is asked of you here; a link to the new version comes to you if it needs you.',
  noFilm: 'The film of this version is not here at the moment. Try again in a moment.',
  transcript: 'What is said',
  where: 'Where',
  when: 'When',
  says: 'Says',
  changed: 'Changed',
  clock: (until: string) => `Without an answer by ${until} it does not leave.`,
  silence: (until: string) => `Without an answer by ${until} the contract counts it as a yes.`,
  silent: (at: string) => `Nobody answered by ${at}, and the contract counts that as a yes.`,
  footFinal: 'Your answer is named, dated and kept. The contract makes an approval final.',
  note: 'A note, if you like',
  noteHint: 'It is kept with your answer.',
  noteAt: (time: string) => `At ${time} in the cut`,
  approve: 'Approve',
  refuse: 'Kill',
  refuseSays: 'The cut does not leave.',
  foot: 'Your answer is named, dated and kept. An approval can still be turned into a no here; a no stays.',
  approved: (name: string, at: string) => `Approved by ${name}, ${at}`,
  refused: (name: string, at: string) => `Killed by ${name}, ${at}. This version does not leave.`,
  changedMind: 'Changed your mind?',
  refuseAfter: 'Kill it after all',
}

/** What somebody is asked in a round of approvals, by door slip. */
export const review = {
  title: (person: string, name: string, count: number) =>
    person === name
      ? `${name}, ${count === 1 ? 'one thing waits' : `${count} things wait`} for your word`
      : `${count === 1 ? 'One thing waits' : `${count} things wait`} for a word for ${person}`,
  answeredAll: (person: string) => `Everything of ${person} is answered`,
  asks: (by: string, production: string, base: string) => `${by} of ${production} asks about: ${base}.`,
  ownWord: 'You answer for yourself: what you say counts, whatever anybody says for you.',
  delegateWord: (person: string) =>
    `You answer for ${person}. Your word counts until ${person} answers in person; then theirs does.`,
  mayOnly: {
    approve: 'You were asked to approve, not to refuse.',
    kill: 'You were asked to refuse what must not be shown, not to approve.',
  },
  silence: (until: string) => `What has no answer by ${until} counts as approved: so the contract says.`,
  noSilence: 'What has no answer stays in.',
  isFinal: 'An approval is final.',
  ofOthers: (count: number) =>
    count === 1
      ? 'One more was taken with somebody billed higher, whose word counts there.'
      : `${count} more were taken with somebody billed higher, whose word counts there.`,
  ended: 'This right has ended. What was answered stands; nothing more is asked of you here.',
  allowance: {
    solo: (may: string, of: string, left: string) => `You may refuse ${may} of ${of} solo; ${left} left.`,
    group: (may: string, of: string, left: string) =>
      `You may refuse ${may} of ${of} with others; ${left} left.`,
    none: 'The contract gives you nothing to refuse here.',
    over: (by: string) =>
      `Marks have changed since: ${by} more are refused than the contract allows now. All of them stay refused.`,
  },
  company: { solo: 'Alone', group: 'With others' },
  kinds: { still: 'Still', shot: 'Shot', stretch: 'Seconds', cut: 'Cut' },
  place: (place: number, of: number) => `${place} of ${of}`,
  approve: 'Approve',
  refuse: 'Refuse',
  leave: 'No answer yet',
  undo: 'Undo',
  skip: 'Decide later',
  note: 'A note, if you like',
  noteHint: 'It is kept with your answer.',
  keys: 'Keys: right approves, left refuses, Z takes the last one back.',
  swipe: 'Swipe right to approve, left to refuse.',
  said: {
    approve: (title: string) => `Approved: ${title}.`,
    kill: (title: string, left: string) => `Refused: ${title}. ${left} left.`,
    undone: (title: string) => `Taken back: ${title}.`,
  },
  spent: {
    solo: (may: string) =>
      `The contract lets you refuse ${may} of those you are alone in, and they are spent. Take one back to refuse this one.`,
    group: (may: string) =>
      `The contract lets you refuse ${may} of those with others, and they are spent. Take one back to refuse this one.`,
  },
  look: 'Look it over, then send',
  lookSays: 'Nothing is sent yet. Tap one to change it.',
  change: (title: string) => `Change ${title}`,
  picked: { approve: 'approve', kill: 'refuse', none: 'no answer' },
  name: 'Your name',
  nameHint: 'As it stands with your answers.',
  send: (refused: number, approved: number) =>
    [refused > 0 ? `refuse ${refused}` : '', approved > 0 ? `approve ${approved}` : '']
      .filter(Boolean)
      .join(', ')
      .replace(/^./u, (first) => first.toUpperCase()) || 'Send',
  sendList: 'Send my answers',
  open: (count: number) =>
    count === 1 ? 'One is left without an answer.' : `${count} are left without an answer.`,
  kept: 'What you tap is kept here. You can close this page and go on later.',
  foot: 'Your answers are named, dated and kept. Looking is logged; nothing you see here is public.',
  receipt: 'Sent and kept',
  receiptSays: (at: string, entry: number) => `${at}, entry ${entry} of the log.`,
  receiptHash: 'Its hash',
  notTaken: 'Not taken',
  reasons: {
    'allowance-spent': 'The contract lets you refuse no more of these. Take one back to refuse this one.',
    'of-another': 'Somebody billed higher is in it, and theirs is the word that counts.',
    'not-in-it': 'You are no longer marked in it, so there is nothing of yours to refuse.',
    'not-asked': 'It was not shown to you.',
    'killed-already': 'It is refused already.',
    'approved-already': 'It is approved already.',
    'not-killed': 'There is nothing to take back.',
    'person-has-spoken': 'The person has spoken on this, and their own word counts.',
    'approval-is-final': 'It counts as approved, and the contract makes that final.',
    'not-entrusted': 'You were not entrusted with this.',
    'right-ended': 'This right has ended.',
  },
  answered: 'Answered',
  states: {
    open: 'Waits for a word',
    killed: (by: string, at: string) => `Refused by ${by}, ${at}`,
    approved: (by: string, at: string) => `Approved by ${by}, ${at}`,
    'approved-by-silence': (at: string) => `Approved by silence, ${at}`,
  },
  takeBack: 'Take back',
  refuseAfter: 'Refuse after all',
  back: 'Back to the first',
  picture: (title: string, person: string) => `${title}, with ${person}`,
}
