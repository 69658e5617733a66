export const slips = {
  stub: {
    any: 'Door slip',
    day: (number: number, unit: string) => `Shooting day ${number}, ${unit}`,
    receipt: 'Receipt',
    releaseFor: (person: string) => `Release form for ${person}`,
    approvalFor: (askedOf: string, subject: string) =>
      askedOf === subject ? askedOf : `${askedOf}, for ${subject}`,
    kit: 'Kit',
    kitFor: (holder: string) => `Kit for ${holder}`,
    invitation: 'Invitation',
    'password-reset': 'Password',
  },
  /** What a link that opens no more says, by what it was for. */
  ended: {
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
  },
  foot: {
    forYou: (until: string) => `For you only, until ${until}.`,
    noAccountOpen: 'No account needed.',
    noAccount: (until: string) => `No account needed. This door closes ${until}.`,
  },
  noScript:
    'Sending files needs JavaScript, and it is switched off here. Reading and answering work without it.',
  send: {
    title: 'Send what you filmed',
    lead: 'It goes into a sealed box that only the production can open. Nothing of it is made public before it is cleared.',
    choose: 'Choose videos or film now',
    whoFirst: 'Write your name first, then they go: it is kept with every file.',
    room: (bytes: string) => `There is room for ${bytes} more.`,
    roomSpent: 'This door has taken as much as it may. Ask the crew for a new code.',
    more: 'Send more',
    whoTitle: 'Who filmed it',
    who: 'Your name',
    craft: 'What you do here',
    craftHint: 'Grip, costume, stunts, kitchen: so that you are credited.',
    sending: (done: number, of: number) => `Sending ${done} of ${of}`,
    arrived: 'Arrived',
    unfinished: 'Not finished',
    who_sees: 'Who sees what I send?',
    who_sees_answer:
      'Only people with a role in this production, and only after place, device and owner were removed from the copy they see. The original lies sealed in the vault.',
  },
  upload: {
    of: (sent: string, total: string) => `${sent} of ${total}`,
    left: (left: string) => `about ${left} left`,
    speed: (speed: string) => `${speed}/s. Leave this page open.`,
    starting: 'Starting. Leave this page open.',
    failed: 'It was not taken. Try again; if it stays so, tell the crew.',
    crowded: 'Many files at once. It goes on from here by itself.',
    wantsName: 'Waits for your name.',
    waiting: 'waiting',
    noSignal: 'No signal. It goes on from here by itself.',
    queued: 'Waits for the one before it.',
    paused: 'Paused. Nothing is lost.',
    checking: 'All sent. Being checked.',
    found: 'Chosen before. Choose the same file again and it goes on from where it was.',
    pause: 'Pause',
    resume: 'Go on',
    retry: 'Try again',
    drop: 'Do not send',
    progress: (name: string) => `Progress of ${name}`,
    /** Why the house did not take a file. */
    refused: {
      'not-media': () => 'This is no video, photo or sound that can be read here. Nothing of it was kept.',
      'file-too-large': (room: string) => `One file may be ${room} at most. It stays on your phone.`,
      'inbox-full': (room: string) =>
        `This door is full: ${room} of room are left. It stays on your phone; ask the crew for a new code.`,
      'disk-full': () =>
        'There is no room left in the house. It stays on your phone; what arrived before is safe.',
      'inbox-closed': () =>
        'This door closed meanwhile. It stays on your phone; ask the crew for a new code.',
      'digest-mismatch': () => 'It was damaged on its way, so it was not kept. Send it once more.',
      'upload-gone': () => 'It was begun too long ago and given up. Send it once more.',
    },
  },
  receipt: {
    name: 'Receipt',
    sealed: 'Sealed',
    keep: 'Keep this number; it is how you ask about it or take it back.',
    preparing: 'Being prepared: a copy without private details is made before anyone can look.',
    removed: (kinds: string) => `Removed from the copy that is looked at: ${kinds}`,
    nothingToRemove: 'It carried no private details',
    kinds: {
      location: 'the place',
      device: 'the phone or camera',
      serial: 'serial numbers',
      owner: 'owner and author',
      maker: 'the software used',
      comment: 'comments',
      moment: 'times',
      other: 'other tags',
    } as Record<string, string>,
    refused: {
      any: 'It arrived, but it could not be prepared. The crew has been told.',
      'not-media': 'It arrived, but it is no video, photo or sound that can be read. Nothing of it was kept.',
      'privacy-not-proven':
        'It arrived, but a copy without private details could not be made. Nobody can look at it; the crew has been told.',
    } as Record<string, string>,
    original: 'Original kept untouched',
    credited: (name: string, craft?: string) =>
      craft ? `Credited to ${name}, ${craft}` : `Credited to ${name}`,
    digest: 'SHA-256',
    entry: (seq: number) => `Entry ${seq} of the production’s log, hash`,
    at: 'Arrived',
    size: 'Size',
    save: 'Save receipt',
    open: 'Open receipt',
    takeBack: 'Take it back',
    takeBackUntil: (until: string) => `You can take it back until ${until}.`,
    takeBackOver: 'The hour for taking it back is over. Ask the production; it can still remove it.',
    takenBackShort: 'Taken back',
    takenBack: 'Taken back. The file and its copies are gone.',
    sure: 'Take it back? The file and every copy of it are deleted. This cannot be undone.',
  },
  release: {
    title: 'May we show you in this?',
    readFirst: {
      self: (name: string) => `${name}, please read this before you sign.`,
      'minor-alone': (name: string) => `${name}, please read this before you sign.`,
      guardian: (name: string) => `You sign for ${name}, as parent or guardian. Please read this first.`,
      'rights-holder': (name: string) => `This is about ${name}. Please read it before you sign.`,
    },
    appearsIn: (files: number, length: string) =>
      files === 1 ? `Marked in one file, for ${length}.` : `Marked in ${files} files, for ${length} in all.`,
    appearsNowhere: 'Nothing is marked yet; this is about what may be filmed.',
    until: (until: string) => `For you only, until ${until}.`,
    notConfirmed: {
      happened: 'Nothing was signed',
      next: 'Tick the line above the button, so that we know you have read the form.',
    },
    yes: 'You say yes to',
    no: 'You do not say yes to',
    withdrawPromise:
      'You can withdraw on this same page at any time. You will see every place it was, and what came back from each.',
    mark: 'Your name and mark',
    typed: 'Name as signed',
    drawn: 'Drawn signature',
    drawnHint: 'Draw with a finger or a mouse. Your typed name is enough if you cannot.',
    clear: 'Clear',
    confirm: 'I have read this form and I agree to it.',
    sign: 'Sign and say yes',
    refuseHow: 'To say no, close this page: without your signature you are kept out.',
    full: 'Read the full form',
    foot: 'Signed with the time, this exact text and your mark; a copy goes to you.',
    signedTitle: 'Signed',
    signed: (name: string, at: string) => `${name} signed on ${at}.`,
    digest: 'SHA-256 of the text',
    entry: (seq: number) => `Entry ${seq} of the log, hash`,
    keepLink: 'Keep this link. It opens your copy, and it is how you take your yes back.',
    contractStands:
      'This is an agreement for a stated time, and it stands. Talk with the production to end it earlier.',
    expiredTitle: 'The time of this form is over',
    expired: 'What you allowed has ended; nothing new of you leaves this house on it.',
    reach: 'What do you take back?',
    reachThis: 'This form',
    reachThisSays: 'Other forms that you signed for this production stay.',
    reachAll: 'Everything of mine',
    reachAllSays: 'Every form signed for you in this production ends now.',
    withdrawNow: 'Withdraw now',
    moving: 'This page goes on by itself while answers come in.',
    copy: 'Keep your copy',
    withdrawTitle: 'Changed your mind?',
    withdraw: 'Withdraw my yes',
    withdrawSays:
      'From the moment you press this, what you take back no longer lets anything of you leave this house. Our own copies shut at once; for the others you will see here what came back. It cannot be undone; you can sign anew.',
    withdrawWhy: 'If you like, say why (optional)',
    withdrawnTitle: 'Withdrawn',
    withdrawn: (at: string) => `You withdrew on ${at}. Nothing leaves this house on this form any more.`,
    places: 'Every place it was',
    nowhere:
      'No place outside this house is known. If one is found, it is listed here with what came back from it.',
    draftDone: 'This form is not open for signing.',
  },
  approve: {
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
  },
  review: {
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
  },
  kit: {
    title: 'Your kit',
    notYet: (at: string) =>
      `It opens ${at}. Come back to this page then; before that there is nothing here to take.`,
    lead: 'Post it from your own account. Keep the words of the disclosure in it.',
    leadBare: 'Post it from your own account.',
    file: 'The file',
    take: 'Save the file',
    copyText: 'The words',
    disclosure: 'The disclosure',
    disclosures: {
      'part-of-my-work': (production: string) => `I worked on ${production}, and this is part of my work.`,
      'paid-partnership': (production: string) => `Paid partnership with ${production}.`,
      'own-brand': (production: string) => `Advertising for my own work, ${production}.`,
      'made-with-ai': (production: string) => `Parts of this were made with AI. From ${production}.`,
    } as Record<string, (production: string) => string>,
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
    changeLink: 'Send another link',
    linkedAfter:
      'When you have taken the film and posted it, come back here and leave the link to your post.',
    waitingSays: 'This page opens by itself when the time comes.',
    recalled:
      'This has been called back. The file is gone from here. If you posted it, please take your post down.',
    closed: 'There is nothing in this kit yet. Come back to this page.',
  },
  invitation: {
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
  },
  reset: {
    title: 'A new password',
    for: (name: string) => `For ${name}. Every device that is signed in now is signed out.`,
    password: 'New password',
    set: 'Set it',
  },
}
