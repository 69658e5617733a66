export const kit = {
  title: 'Your kit',
  notYet: (at: string) =>
    `It opens ${at}. Come back to this page then; before that there is nothing here to take.`,
  lead: 'Post it from your own account. Keep the words of the disclosure in it.',
  leadBare: 'Post it from your own account.',
  file: 'The file',
  take: 'Save the file',
  copyText: 'The words',
  ownLink: 'Your link to our page',
  ownLinkSays:
    'If you like, put it with the words. It counts how often it is followed, and nothing of who follows it.',
  disclosure: 'The disclosure',
  disclosures: {
    'part-of-my-work': (production: string) => `I worked on ${production}, and this is part of my work.`,
    'paid-partnership': (production: string) => `Paid partnership with ${production}.`,
    'own-brand': (production: string) => `Advertising for my own work, ${production}.`,
    'made-with-ai': (production: string) => `Parts of this were made with AI. From ${production}.`,
  },
  badLink: {
    happened: 'This is not the address of a post',
    kept: 'Nothing was changed.',
    next: 'Open your post, copy its address and paste it here. It begins with https://.',
  },
  when: 'When',
  postAt: (at: string) => `Not before ${at}`,
  linkBack: 'Link to your post',
  linkBackHint: 'So that we can check it, and find it again if it must come back.',
  sendLink: 'Send the link',
  taken: 'Taken. The file is in your downloads; you can take it again.',
  linked: 'Thank you. We have this link:',
  check: {
    open: 'We have not looked at your post yet. That takes a few minutes; there is nothing for you to do.',
    verified: 'We looked at your post: it shows the film as it was cleared.',
    weaker:
      'Of your post we can see only its cover, and that is a picture from the film. The film itself we could not compare.',
    'to-look-at':
      'We could not tell by ourselves whether your post shows the film as it was cleared. Somebody of the production will look at it.',
    gone: 'Your link leads to nothing any more. If you have posted again, send the new link.',
    missing: 'We do not find the words of the disclosure in your post. Please put them in.',
    unread: 'We cannot read the words of your post. Please see to it that the disclosure is in them.',
  },
  changeLink: 'Send another link',
  linkedAfter: 'When you have taken the film and posted it, come back here and leave the link to your post.',
  waitingSays: 'This page opens by itself when the time comes.',
  recalled:
    'This has been called back. The file is gone from here. If you posted it, please take your post down.',
  closed: 'There is nothing in this kit yet. Come back to this page.',
}

export const invitation = {
  title: (production: string) => `Come backstage on ${production}`,
  as: (name: string, role: string) => `${name}, you are asked in as ${role}.`,
  acceptAs: (name: string) => `Come in as ${name}`,
  another: 'Come in with another, new account',
  name: 'Your name',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least ten characters. A sentence is good.',
  accept: 'Come in',
  signIn: 'Sign in',
  roles: {
    owner: 'owner',
    publicist: 'publicist',
    editor: 'editor',
    counsel: 'counsel',
    contributor: 'contributor',
  },
}

export const reset = {
  title: 'A new password',
  for: (name: string) => `For ${name}. Every device that is signed in now is signed out.`,
  password: 'New password',
  set: 'Set it',
}
