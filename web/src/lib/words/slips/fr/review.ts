import type { SlipWords } from '../en/index.ts'

export const approve: SlipWords['approve'] = {
  title: (name) => `Approuver ce montage de ${name} ?`,
  version: (title, version, length) => `${title}, version ${version}, ${length}.`,
  versionOnly: (title, version) => `${title}, version ${version}.`,
  ownPage: (production) => `La page de ${production}`,
  place: (platform, account) => (account ? `${account} sur ${platform}` : platform),
  now: 'Dès que tout est réglé',
  name: 'Votre nom',
  nameHint: 'Tel qu’il figure avec votre réponse.',
  another: 'Il y a maintenant une autre version',
  anotherSays:
    'Ce lien concernait une version qui ne sortirait plus telle quelle. Rien ne vous est demandé ici ; si la nouvelle version a besoin de vous, un lien vous parviendra.',
  noFilm: 'Le film de cette version n’est pas disponible pour l’instant. Réessayez dans un moment.',
  transcript: 'Ce qui est dit',
  where: 'Où',
  when: 'Quand',
  says: 'Dit',
  changed: 'Modifié',
  clock: (until) => `Sans réponse d’ici au ${until}, il ne sort pas.`,
  silence: (until) => `Sans réponse d’ici au ${until}, le contrat compte cela comme un oui.`,
  silent: (at) => `Personne n’a répondu au ${at}, et le contrat compte cela comme un oui.`,
  footFinal: 'Votre réponse est nommée, datée et conservée. Selon le contrat, un accord est définitif.',
  note: 'Une remarque, si vous le souhaitez',
  noteHint: 'Elle est conservée avec votre réponse.',
  noteAt: (time) => `À ${time} dans le montage`,
  approve: 'Approuver',
  refuse: 'Refuser',
  refuseSays: 'Le montage ne sort pas.',
  foot: 'Votre réponse est nommée, datée et conservée. Un accord peut encore devenir un refus ici ; un refus reste un refus.',
  approved: (name, at) => `Approuvé par ${name}, ${at}`,
  refused: (name, at) => `Refusé par ${name}, ${at}. Cette version ne sort pas.`,
  changedMind: 'Vous avez changé d’avis ?',
  refuseAfter: 'Refuser finalement',
}

export const review: SlipWords['review'] = {
  title: (person, name, count) =>
    person === name
      ? `${name}, ${count === 1 ? 'un élément attend' : `${count} éléments attendent`} votre réponse`
      : `${count === 1 ? 'Un élément attend' : `${count} éléments attendent`} une réponse pour ${person}`,
  answeredAll: (person) => `Tout ce qui concerne ${person} a sa réponse`,
  asks: (by, production, base) => `${by}, de ${production}, vous interroge sur : ${base}.`,
  ownWord: 'Vous répondez pour vous-même : votre réponse compte, quoi que d’autres disent pour vous.',
  delegateWord: (person) =>
    `Vous répondez pour ${person}. Votre réponse compte jusqu’à ce que ${person} réponde en personne ; ensuite, c’est la sienne qui compte.`,
  mayOnly: {
    approve: 'On vous a demandé d’approuver, non de refuser.',
    kill: 'On vous a demandé de refuser ce qui ne doit pas être montré, non d’approuver.',
  },
  silence: (until) => `Ce qui reste sans réponse au ${until} vaut accord : ainsi le veut le contrat.`,
  noSilence: 'Ce qui reste sans réponse ne sort pas.',
  isFinal: 'Un accord est définitif.',
  ofOthers: (count) =>
    count === 1
      ? 'Un autre montre aussi une personne mieux placée au générique ; là, c’est sa réponse qui compte.'
      : `${count} autres montrent aussi une personne mieux placée au générique ; là, c’est sa réponse qui compte.`,
  ended: 'Ce droit a pris fin. Les réponses données restent valables ; rien de plus ne vous est demandé ici.',
  allowance: {
    solo: (may, of, left) =>
      `Seul ou seule à l’image : vous pouvez en refuser ${may} sur ${of} ; reste ${left}.`,
    group: (may, of, left) => `Avec d’autres : vous pouvez en refuser ${may} sur ${of} ; reste ${left}.`,
    none: 'Le contrat ne vous donne rien à refuser ici.',
    over: (by) =>
      `Les repérages ont changé depuis : ${by} de plus sont refusés que le contrat ne le permet maintenant. Tous restent refusés.`,
  },
  company: { solo: 'Sans autrui', group: 'Avec d’autres' },
  kinds: { still: 'Photo', shot: 'Plan', stretch: 'Secondes', cut: 'Montage' },
  place: (place, of) => `${place} sur ${of}`,
  approve: 'Approuver',
  refuse: 'Refuser',
  leave: 'Pas encore de réponse',
  undo: 'Annuler',
  skip: 'Décider plus tard',
  note: 'Une remarque, si vous le souhaitez',
  noteHint: 'Elle est conservée avec votre réponse.',
  keys: 'Touches : droite approuve, gauche refuse, Z annule la dernière réponse.',
  swipe: 'Glissez vers la droite pour approuver, vers la gauche pour refuser.',
  said: {
    approve: (title) => `Approuvé : ${title}.`,
    kill: (title, left) => `Refusé : ${title}. Reste ${left}.`,
    undone: (title) => `Annulé : ${title}.`,
  },
  spent: {
    solo: (may) =>
      `Le contrat vous permet d’en refuser ${may} parmi ceux où vous êtes sans autrui, et ils sont épuisés. Annulez un refus pour refuser celui-ci.`,
    group: (may) =>
      `Le contrat vous permet d’en refuser ${may} parmi ceux avec d’autres, et ils sont épuisés. Annulez un refus pour refuser celui-ci.`,
  },
  look: 'Relire, puis envoyer',
  lookSays: 'Rien n’est encore envoyé. Touchez un élément pour le modifier.',
  change: (title) => `Modifier ${title}`,
  picked: { approve: 'approuver', kill: 'refuser', none: 'sans réponse' },
  name: 'Votre nom',
  nameHint: 'Tel qu’il figure avec vos réponses.',
  send: (refused, approved) =>
    [refused > 0 ? `refuser ${refused}` : '', approved > 0 ? `approuver ${approved}` : '']
      .filter(Boolean)
      .join(', ')
      .replace(/^./u, (first) => first.toUpperCase()) || 'Envoyer',
  sendList: 'Envoyer mes réponses',
  open: (count) =>
    count === 1 ? 'Un élément reste sans réponse.' : `${count} éléments restent sans réponse.`,
  kept: 'Ce que vous touchez est gardé ici. Vous pouvez fermer cette page et continuer plus tard.',
  foot: 'Vos réponses sont nommées, datées et conservées. La consultation est consignée ; rien de ce que vous voyez ici n’est public.',
  receipt: 'Envoyé et conservé',
  receiptSays: (at, entry) => `${at}, entrée ${entry} du journal.`,
  receiptHash: 'Son empreinte',
  notTaken: 'Non accepté',
  reasons: {
    'allowance-spent':
      'Le contrat ne vous permet pas d’en refuser davantage. Annulez un refus pour refuser celui-ci.',
    'of-another': 'Une personne mieux placée au générique y figure, et c’est sa réponse qui compte.',
    'not-in-it': 'On ne vous y repère plus : il n’y a rien de vous à refuser.',
    'not-asked': 'Cela ne vous a pas été montré.',
    'killed-already': 'C’est déjà refusé.',
    'approved-already': 'C’est déjà approuvé.',
    'not-killed': 'Il n’y a rien à annuler.',
    'person-has-spoken': 'La personne a répondu elle-même, et c’est sa réponse qui compte.',
    'approval-is-final': 'Cela compte comme approuvé, et le contrat rend cet accord définitif.',
    'not-entrusted': 'Cela ne vous a pas été confié.',
    'right-ended': 'Ce droit a pris fin.',
  },
  answered: 'Répondu',
  states: {
    open: 'Attend une réponse',
    killed: (by, at) => `Refusé par ${by}, ${at}`,
    approved: (by, at) => `Approuvé par ${by}, ${at}`,
    'approved-by-silence': (at) => `Approuvé par silence, ${at}`,
  },
  takeBack: 'Reprendre',
  refuseAfter: 'Refuser finalement',
  back: 'Revenir au premier',
  picture: (title, person) => `${title}, avec ${person}`,
}
