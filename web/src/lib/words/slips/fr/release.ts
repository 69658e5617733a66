import type { SlipWords } from '../en/index.ts'

export const release: SlipWords['release'] = {
  title: 'Pouvons-nous vous montrer ?',
  readFirst: {
    self: (name) => `${name}, merci de lire ceci avant de signer.`,
    'minor-alone': (name) => `${name}, merci de lire ceci avant de signer.`,
    guardian: (name) => `Vous signez pour ${name}, en tant que parent ou tuteur. Merci de lire ceci d’abord.`,
    'rights-holder': (name) => `Il s’agit de ${name}. Merci de lire ceci avant de signer.`,
  },
  appearsIn: (files, length) =>
    files === 1
      ? `Repérage dans un fichier, durée ${length}.`
      : `Repérage dans ${files} fichiers, durée totale ${length}.`,
  appearsNowhere: 'Rien n’est encore repéré ; il s’agit de ce qui pourra être filmé.',
  until: (until) => `Pour vous seulement, jusqu’au ${until}.`,
  notConfirmed: {
    happened: 'Rien n’a été signé',
    next: 'Cochez la ligne au-dessus du bouton, afin que nous sachions que vous avez lu le formulaire.',
  },
  yes: 'Ce à quoi vous dites oui',
  no: 'Vous ne dites pas oui à ceci',
  withdrawPromise:
    'Vous pouvez retirer votre accord à tout moment sur cette même page. Vous y verrez chaque endroit où c’était montré, et ce qui en est revenu.',
  mark: 'Votre nom et votre signature',
  typed: 'Nom, valant signature',
  drawn: 'Signature dessinée',
  drawnHint: 'Dessinez avec un doigt ou une souris. Si ce n’est pas possible, votre nom saisi suffit.',
  clear: 'Effacer',
  confirm: 'J’ai lu ce formulaire et j’y consens.',
  sign: 'Signer et dire oui',
  refuseHow: 'Pour dire non, fermez cette page : sans votre signature, on ne vous montre pas.',
  full: 'Lire le formulaire en entier',
  foot: 'Signé avec l’heure, ce texte exact et votre signature ; une copie vous revient.',
  signedTitle: 'Signé',
  signed: (name, at) => `Signé par ${name} le ${at}.`,
  digest: 'SHA-256 du texte',
  entry: (seq) => `Entrée ${seq} du journal, empreinte`,
  keepLink: 'Gardez ce lien. Il ouvre votre copie, et c’est par lui que vous retirez votre accord.',
  contractStands:
    'Ceci est un contrat pour une durée fixée, et il reste valable. Parlez à la production pour y mettre fin plus tôt.',
  expiredTitle: 'La durée de ce formulaire est passée',
  expired:
    'Ce que vous aviez permis a pris fin ; plus rien de nouveau de vous ne sort de cette maison à ce titre.',
  reach: 'Que retirez-vous ?',
  reachThis: 'Ce formulaire',
  reachThisSays: 'Les autres formulaires que vous avez signés pour cette production restent valables.',
  reachAll: 'Tout ce qui me concerne',
  reachAllSays: 'Chaque formulaire signé pour vous dans cette production prend fin maintenant.',
  withdrawNow: 'Retirer maintenant',
  moving: 'Cette page se met à jour d’elle-même à mesure que les réponses arrivent.',
  copy: 'Garder votre copie',
  withdrawTitle: 'Vous avez changé d’avis ?',
  withdraw: 'Retirer mon accord',
  withdrawSays:
    'Dès que vous appuyez ici, ce que vous retirez ne permet plus à rien de vous de sortir de cette maison. Nos propres copies se ferment aussitôt ; pour les autres, vous verrez ici ce qui est revenu. C’est irréversible ; vous pouvez signer de nouveau.',
  withdrawWhy: 'Si vous le souhaitez, dites pourquoi (facultatif)',
  withdrawnTitle: 'Accord retiré',
  withdrawn: (at) =>
    `Vous avez retiré votre accord le ${at}. Plus rien ne sort de cette maison au titre de ce formulaire.`,
  places: 'Chaque endroit où c’était montré',
  nowhere:
    'Aucun endroit hors de cette maison n’est connu. S’il s’en trouve un, il figurera ici avec ce qui en est revenu.',
  draftDone: 'Ce formulaire n’est pas ouvert à la signature.',
  pdf: 'Garder votre copie (PDF)',
  page: 'En page web',
  pdfDigest: 'SHA-256 du PDF, dans le journal',
  relation: 'Ce que vous êtes pour l’enfant',
  relationHint: 'Mère, père, tuteur ou tutrice.',
  witnessTitle: 'Une personne présente',
  witnessSays: 'Ce formulaire demande un témoin : une personne majeure qui vous voit signer.',
  witnessName: 'Nom du témoin',
  witnessDrawn: 'Signature du témoin',
  contractFirst:
    'Ceci est un contrat : une fois signé, il ne prend fin qu’à son terme, ou d’un commun accord.',
  writeTitle: 'Quelque chose à régler ?',
  write: 'Écrire à la production',
  writeSays:
    'Ceci est un contrat pour une durée fixée, et il reste valable. Ce que vous écrivez arrive à l’équipe comme une tâche ; cela ne met fin à rien de soi-même.',
  writeMessage: 'Votre message',
  writeSend: 'Envoyer',
  written: 'Envoyé. La production l’a reçu comme une tâche.',
  grownUp: (name) =>
    `${name} a maintenant l’âge adulte. Seule cette personne peut retirer cet accord, par un lien personnel que la production lui envoie.`,
  claimed: 'L’aviez-vous dit auparavant ? Depuis quand (facultatif)',
}

export const sheet: SlipWords['sheet'] = {
  title: 'Pouvons-nous vous montrer ?',
  lead: 'Lisez, signez du doigt et passez le téléphone à la personne suivante. Vous recevez un lien personnel.',
  who: 'Votre nom',
  child: 'Nom de l’enfant',
  guardian: 'Votre nom, en tant que parent ou tuteur',
  contact: 'E-mail, si vous voulez y recevoir votre lien (facultatif)',
  sign: 'Signer et dire oui',
  signedTitle: 'Signé. Merci',
  signedSays: (name) =>
    `${name}, voici votre lien personnel. Il ouvre votre copie, et c’est par lui que vous retirez votre accord. Photographiez-le ou envoyez-le-vous maintenant : il n’est montré que cette fois.`,
  link: 'Votre lien',
  copy: 'Ouvrir ma copie',
  next: 'La personne suivante',
  scan: 'Scannez ceci avec votre téléphone, lisez et signez du doigt. Aucun compte n’est nécessaire.',
  closes: (until) => `Cette feuille reste ouverte jusqu’au ${until}.`,
}
