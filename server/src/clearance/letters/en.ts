import { letter, type Letters } from './letters.ts'

const YOURS_ALONE = 'You need no account; this link is yours alone, so please do not pass it on:'

/** The letters in English. */
export const en: Letters = {
  ask: ({ name, production, url }) =>
    letter(`${production} asks for your signature`, [
      `Dear ${name},`,
      `${production} asks you to read a release form and to sign it, if you agree. ${YOURS_ALONE}`,
      url,
      'It waits for two weeks. Once you have signed, the same link shows your copy, and lets you withdraw.',
    ]),
  copy: ({ name, production, url }) =>
    letter(`Your signed form for ${production}`, [
      `Dear ${name},`,
      'thank you for signing. Your copy, as a PDF with its digest, is always at your own link; there you also see what may be done about it later:',
      url,
    ]),
  onSet: ({ name, production, url }) =>
    letter(`Your signed form for ${production}`, [
      `Dear ${name},`,
      'thank you for signing on set. Your copy, and the way to take it back, are at your own link:',
      url,
    ]),
  review: ({ name, production, by, url, until }) =>
    letter(`${production} asks for your approval`, [
      `Dear ${name},`,
      `${by} of ${production} asks you to look at new material and to say what may be shown. ${YOURS_ALONE}`,
      url,
      until === null
        ? 'Nothing you are asked about goes out before there is a word.'
        : `Until ${until}; after that moment the contract takes silence for a yes.`,
    ]),
  waits: ({ name, production, count, person, until }) =>
    letter(`${production} waits for your word`, [
      `Dear ${name},`,
      `${count} of what ${production} showed you wait for a word on behalf of ${person}. From ${until} on, the contract takes silence for a yes. The link in our earlier letter is still yours.`,
    ]),
  comeback: ({ name, production, title, gone, open, until, asked }) =>
    letter(`${production}: “${title}” is being taken back`, [
      `Dear ${name},`,
      `“${title}” of ${production} was called back by your word.`,
      `${gone === 1 ? 'From one place it is gone' : `From ${gone} places it is gone`}, and your page says how that was proved.`,
      ...(open === 0
        ? ['Nothing is left to do for us.']
        : [
            `${open === 1 ? 'One place is' : `${open} places are`} still being worked on${until === null ? '; the time we set ourselves is over, and the production has been told' : `, until ${until} at the latest`}.`,
          ]),
      ...(asked === 0
        ? []
        : [
            `${asked === 1 ? 'One place could only be asked' : `${asked} places could only be asked`}, or gives nothing back.`,
          ]),
      'What somebody saved or posted again elsewhere nobody can take back. The link in our earlier letter is still yours; it shows each place, as it goes on.',
    ]),
  cut: ({ name, by, title, url }) =>
    letter(`May “${title}” be shown?`, [
      `Dear ${name},`,
      `${by} asks you to look at “${title}” and to say whether it may be shown. ${YOURS_ALONE}`,
      url,
      'The page behind it says until when it waits. Until there is an answer, nothing of the cut goes out.',
    ]),
}
