/** What a refusal means to the person who meets it. A type that is not listed is told by the server's own title and detail. */
export const problems: Record<string, { happened: string; kept?: string; next?: string }> = {
  'not-signed-in': { happened: 'You are not signed in', next: 'Sign in and try again.' },
  'sign-in-failed': {
    happened: 'That e-mail and password do not belong together',
    next: 'Check both. Whoever runs this house can reset the password.',
  },
  'not-allowed': {
    happened: 'Your role does not allow this',
    kept: 'Nothing was changed.',
    next: 'Ask the publicist or the owner of the production.',
  },
  'not-found': { happened: 'There is nothing here' },
  'slip-expired': { happened: 'This link has ended', next: 'Ask whoever sent it for a new one.' },
  'slip-used': {
    happened: 'This has been answered already',
    next: 'If that was not you, tell the production.',
  },
  'looking-as-somebody-else': {
    happened: 'You are looking as somebody else',
    kept: 'Nothing was changed.',
    next: 'Stop looking as them, above, and do it as yourself.',
  },
  'disk-full': {
    happened: 'There is no room left in the house',
    kept: 'What arrived before is safe.',
    next: 'Keep your files; the production has been told.',
  },
  'follows-full': {
    happened: 'You follow as much as one can',
    kept: 'All of it is kept; this was not added.',
    next: 'Let go of something first.',
  },
  'devices-full': {
    happened: 'You are told on as many devices as one can be',
    kept: 'This one was not added.',
    next: 'Take one off the list first.',
  },
  'too-many-requests': { happened: 'Too many tries from here', next: 'Wait a minute, then try again.' },
}
