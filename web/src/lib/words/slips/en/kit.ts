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
  fetch: 'Bring it to this phone',
  fetching: (got: string, of: string) => `${got} of ${of}`,
  fetchStopped: 'The signal broke off. What came is kept: press again and it goes on from there.',
  share: 'Post it from here',
  shareSays: 'Choose the app in which you post. Many of them leave the words behind: copy them first.',
  together: 'The words, with the disclosure',
  credits: 'Who made it',
  tick: {
    title: 'Does your post disclose it?',
    'in-words': 'The words of the disclosure stand in my post',
    'by-label': 'I switched on the platform’s own label for it',
  },
  ticked: {
    'in-words': (at: string) => `You said on ${at} that the disclosure stands in your post.`,
    'by-label': (at: string) => `You said on ${at} that you switched on the platform’s own label.`,
  },
  notDisclosed: {
    happened: 'The link was not taken yet',
    kept: 'Nothing was changed.',
    next: 'Put the disclosure into your post or switch on the platform’s label, say which, and send the link again.',
  },
  saved: {
    title: 'Show us what you posted',
    says: 'This platform shows us too little of your post. Save your post there, or record your screen while it plays, and bring it here. A machine compares it with the film; then it is deleted.',
    limit: 'A film or a screenshot, 100 MB at most. A screenshot shows less than a film.',
    choose: 'Choose the file',
    again: 'Bring another one',
    sending: (sent: string, of: string) => `Sending: ${sent} of ${of}. Leave this page open.`,
    stopped: 'It did not arrive. Nothing of it was kept; please try again.',
    tooLarge: 'This file is larger than 100 MB. Record a shorter stretch, or bring a screenshot.',
    enough: 'Of this post enough was brought. Somebody of the production will look at it.',
    comparing: 'It is being compared. That takes a few minutes; there is nothing for you to do.',
    same: 'What you brought shows the film as it was cleared. What stands at the platform we still cannot see.',
    'cover-shows': 'What you brought is a picture from the film.',
    differs:
      'What you brought is not the film as it was cleared. Somebody of the production will look at it.',
    unclear:
      'From what you brought we cannot tell whether it is the film. A film tells more than a screenshot.',
  },
  showing: {
    title: 'On the production’s page',
    says: (production: string) =>
      `If you like, your post is listed on the page of ${production}: your name, the platform and a link, and nothing else of it. You can take it back here at any time, and it is gone at once.`,
    show: 'List my post there',
    shown: 'Your post is listed there.',
    hide: 'Take it off the page',
  },
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
