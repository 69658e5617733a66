export const stub = {
  any: 'Door slip',
  day: (number: number, unit: string) => `Shooting day ${number}, ${unit}`,
  receipt: 'Receipt',
  releaseFor: (person: string) => `Release form for ${person}`,
  sheet: (name: string) => `Release form: ${name}`,
  approvalFor: (askedOf: string, subject: string) =>
    askedOf === subject ? askedOf : `${askedOf}, for ${subject}`,
  kit: 'Kit',
  kitFor: (holder: string) => `Kit for ${holder}`,
  invitation: 'Invitation',
  'password-reset': 'Password',
}

/** What a link that opens no more says, by what it was for. */
export const ended = {
  any: {
    'slip-not-found': {
      happened: 'This link opens nothing',
      next: 'It may have been cut off on its way. Open it again from the message it came in, whole.',
    },
    'slip-expired': {
      happened: 'This link has ended',
      next: 'Ask whoever sent it for a new one.',
    },
    'slip-revoked': {
      happened: 'This link was taken back',
      next: 'A newer one may be on its way to you. If not, ask whoever sent it.',
    },
    'slip-used': {
      happened: 'This has been answered already',
      next: 'If that was not you, tell the production.',
    },
    'too-many-requests': {
      happened: 'Too many tries from here',
      next: 'Wait a minute, then open the link again.',
    },
  },
  inbox: {
    'slip-expired': {
      happened: 'This door is closed',
      next: 'What arrived before is kept. Ask the crew for the code of today.',
    },
    'slip-revoked': {
      happened: 'This door is closed',
      next: 'What arrived before is kept. Ask the crew for the code of today.',
    },
  },
  'release-form': {
    'slip-expired': {
      happened: 'This form was open for a time, and the time is over',
      next: 'You have signed nothing, and without your signature you are kept out. Ask for a new link if you still want to say yes.',
    },
    'slip-revoked': {
      happened: 'A newer form took the place of this one',
      next: 'Nothing was signed here. Open the newer link, or ask whoever sent it.',
    },
  },
  'set-sheet': {
    'slip-expired': {
      happened: 'This sheet was taken in',
      next: 'What was signed on it stands. Ask the crew for a new one.',
    },
  },
  approval: {
    'slip-expired': {
      happened: 'The time to answer is over',
      next: 'What you answered before stands; a version that was not approved stays held. Talk with the production if you want to answer now.',
    },
  },
  'review-round': {
    'slip-expired': {
      happened: 'The time to answer is over',
      next: 'What you answered before stands. Talk with the production if you want to answer now.',
    },
    'slip-revoked': {
      happened: 'This link was taken back',
      next: 'Somebody else answers now. What you answered before stands.',
    },
  },
  kit: {
    'slip-revoked': {
      happened: 'This has been called back',
      next: 'The film and its words are gone from here. If you posted it, please take your post down and tell the production.',
    },
    'slip-expired': {
      happened: 'This kit is closed',
      next: 'Its time is over. What you posted stays yours to keep; ask the production if you need the film again.',
    },
  },
  invitation: {
    'slip-used': {
      happened: 'This invitation was accepted',
      next: 'Sign in with the account that accepted it. If that was not you, tell the production.',
    },
  },
  'password-reset': {
    'slip-used': {
      happened: 'The new password holds',
      next: 'Sign in with it. If you did not set it, tell whoever runs this house now.',
    },
  },
}

export const foot = {
  forYou: (until: string) => `For you only, until ${until}.`,
  noAccountOpen: 'No account needed.',
  noAccount: (until: string) => `No account needed. This door closes ${until}.`,
}

export const acts = { copy: 'Copy', copied: 'Copied', share: 'Share' }

export const languages = 'Read it in'

export const errors = {
  notFound: 'There is nothing here',
  broken: 'Something broke on our side',
  brokenSays:
    'What you had already sent is kept. Try again in a moment. If it stays so, tell the production.',
  otherOrigin: 'This was sent from another site, so nothing was done. Open the page here and try again.',
}

/** What a refusal means to whoever meets it on a slip; `any` is said of one that has no words here. */
export const problems = {
  any: {
    happened: 'This was not taken',
    kept: 'Nothing was changed.',
    next: 'Load the page again and try once more. If it stays so, tell the production.',
  },
  'invalid-request': {
    happened: 'Something is missing, or cannot be read',
    kept: 'Nothing was changed.',
    next: 'Look through the fields and send it again.',
  },
  'already-signed': {
    happened: 'This form is signed already',
    kept: 'The first signature stands; nothing was added to it.',
    next: 'Load the page again to see it.',
  },
  'text-not-the-one-shown': {
    happened: 'The text is not the one that was shown',
    kept: 'Nothing was signed.',
    next: 'Load the page again and read the text.',
  },
  'witness-missing': {
    happened: 'This form asks for a witness',
    kept: 'Nothing was signed yet.',
    next: 'Let somebody stand by and give their name too.',
  },
  'relation-missing': {
    happened: 'Say what you are to the child',
    kept: 'Nothing was signed yet.',
    next: 'Mother, father, guardian: one word is enough.',
  },
  'guardian-must-sign': {
    happened: 'A parent or guardian signs for a child',
    kept: 'Nothing was signed.',
    next: 'Give the name of the parent or guardian too.',
  },
  'sheet-closed': {
    happened: 'This sheet was taken in',
    kept: 'What was signed on it stands.',
    next: 'Ask the crew for a new one.',
  },
  'already-withdrawn': {
    happened: 'This was withdrawn before',
    kept: 'That stands; nothing was changed.',
    next: 'Load the page again to see what came back.',
  },
  'contract-not-withdrawable': {
    happened: 'An agreement cannot be withdrawn here',
    kept: 'Nothing was changed.',
    next: 'Write to the production on this page.',
  },
  'grown-up-withdraws': {
    happened: 'The child is of age now and decides alone',
    kept: 'Nothing was changed.',
    next: 'The production sends them a link of their own.',
  },
  'already-decided': {
    happened: 'This was decided before',
    kept: 'The first answer stands.',
    next: 'Load the page again to see it.',
  },
  'approval-is-final': {
    happened: 'The contract makes this approval final',
    kept: 'Nothing was changed.',
    next: 'Talk with the production if something must be changed.',
  },
  'kill-right-ended': {
    happened: 'This right has ended',
    kept: 'What was answered stands.',
    next: 'Talk with the production if you want to answer now.',
  },
  'no-such-local-time': {
    happened: 'No clock shows this time',
    kept: 'Nothing was changed.',
    next: 'Choose another time.',
  },
  'kit-not-cleared': {
    happened: 'This kit may not be handed over any more',
    kept: 'Nothing was saved.',
    next: 'Load the page again to see why.',
  },
  'kit-not-open': {
    happened: 'This kit is not open yet',
    kept: 'Nothing was saved.',
    next: 'Come back when it opens.',
  },
  'deletion-too-late': {
    happened: 'The hour for taking it back is over',
    kept: 'It is kept as it was.',
    next: 'Ask the production; it can still remove it.',
  },
  'invitation-taken': {
    happened: 'This invitation was accepted already',
    kept: 'Nothing was changed.',
    next: 'Sign in with the account that accepted it.',
  },
  'name-taken': {
    happened: 'This e-mail has an account already',
    kept: 'Nothing was changed.',
    next: 'Sign in with it and open this link again.',
  },
  'too-many-requests': {
    happened: 'Too many tries from here',
    kept: 'Nothing was changed.',
    next: 'Wait a minute, then try again.',
  },
}

/** What came back, place by place, to whoever took their yes back. */
export const comeback = {
  places: {
    'own-page': 'The production’s own page',
    'media-addresses': 'The addresses of the film and its pictures',
    'kit-link': 'The link of a kit',
    'kit-copy': 'A copy on somebody’s device',
    'platform-post': 'A post on a platform',
    'platform-draft': 'A draft on a platform that nobody saw',
    'federated-copy': 'Copies on other servers',
    feed: 'Feeds',
    bundle: 'A package that was handed out',
  },
  states: {
    gone: 'Gone',
    checking: 'Being checked',
    shutting: 'Being shut',
    task: 'With the crew',
    told: 'Told, no promise made',
    failed: 'Not back yet',
    'given-up': 'Left as it is, by a named person',
  },
  how: {
    read: 'We looked, and it is gone.',
    'place-said': 'The place itself says that it is gone.',
    'person-said': 'A person says that it is gone.',
    'never-out': 'It was never out there.',
  },
  after: (length: string) => `after ${length}`,
  due: (at: string) => `until ${at} at the latest`,
  heading: 'What came back by your word',
  called: (at: string) => `Called back ${at}.`,
  hidden: (length: string) => `hidden after ${length}`,
  answered: (status: number) => `Asked as anybody can ask, it answers ${status}: not there.`,
  lookedAt: (at: string) => `Last looked at ${at}.`,
  standing: {
    closed: 'Nothing is left to do for us.',
    running: 'What is not back yet has a time by which it is to be.',
    open: 'Not everything came back in its time. The production has been told, and goes on.',
  },
  never: 'What somebody saved, or posted again elsewhere, nobody can take back.',
}
