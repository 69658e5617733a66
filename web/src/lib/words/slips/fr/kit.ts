import type { SlipWords } from '../en/index.ts'

export const kit: SlipWords['kit'] = {
  title: 'Votre dossier',
  notYet: (at) =>
    `Il ouvre le ${at}. Revenez alors sur cette page ; avant cela, il n’y a rien à prendre ici.`,
  lead: 'Publiez-le depuis votre propre compte. Conservez-y les mots de la mention.',
  leadBare: 'Publiez-le depuis votre propre compte.',
  file: 'Le fichier',
  take: 'Enregistrer le fichier',
  copyText: 'Le texte',
  ownLink: 'Votre lien vers notre page',
  ownLinkSays:
    'Si vous voulez, ajoutez-le au texte. Il compte combien de fois il est suivi, et rien de qui le suit.',
  disclosure: 'La mention',
  disclosures: {
    'part-of-my-work': (production) =>
      `J’ai travaillé sur ${production}, et ceci fait partie de mon travail.`,
    'paid-partnership': (production) => `Partenariat rémunéré avec ${production}.`,
    'own-brand': (production) => `Publicité pour mon propre travail, ${production}.`,
    'made-with-ai': (production) => `Certaines parties ont été créées avec une IA. De ${production}.`,
  },
  badLink: {
    happened: 'Ce n’est pas l’adresse d’une publication',
    kept: 'Rien n’a été modifié.',
    next: 'Ouvrez votre publication, copiez son adresse et collez-la ici. Elle commence par https://.',
  },
  fetch: 'L’apporter sur ce téléphone',
  fetching: (got, of) => `${got} sur ${of}`,
  fetchStopped: 'Le réseau a coupé. Ce qui est arrivé est gardé : appuyez encore, et cela reprend là.',
  share: 'Publier d’ici',
  shareSays:
    'Choisissez l’application où vous publiez. Beaucoup laissent le texte de côté : copiez-le d’abord.',
  together: 'Le texte, avec la mention',
  credits: 'Qui l’a fait',
  tick: {
    title: 'Votre publication porte-t-elle la mention ?',
    'in-words': 'Les mots de la mention sont dans ma publication',
    'by-label': 'J’ai activé le label propre à la plateforme',
  },
  ticked: {
    'in-words': (at) => `Vous avez dit le ${at} que la mention est dans votre publication.`,
    'by-label': (at) => `Vous avez dit le ${at} que vous avez activé le label propre à la plateforme.`,
  },
  notDisclosed: {
    happened: 'Le lien n’a pas encore été pris',
    kept: 'Rien n’a été changé.',
    next: 'Mettez la mention dans votre publication ou activez le label de la plateforme, dites lequel des deux, et renvoyez le lien.',
  },
  saved: {
    title: 'Montrez-nous ce que vous avez publié',
    says: 'Cette plateforme nous montre trop peu de votre publication. Enregistrez-la là-bas, ou filmez votre écran pendant qu’elle passe, et apportez-la ici. Une machine la compare au film ; puis elle est effacée.',
    limit: 'Un film ou une capture d’écran, 100 Mo au plus. Une capture montre moins qu’un film.',
    choose: 'Choisir le fichier',
    again: 'En apporter un autre',
    sending: (sent, of) => `Envoi : ${sent} sur ${of}. Laissez cette page ouverte.`,
    stopped: 'Cela n’est pas arrivé. Rien n’en a été gardé ; réessayez, s’il vous plaît.',
    tooLarge: 'Ce fichier dépasse 100 Mo. Filmez un passage plus court, ou apportez une capture d’écran.',
    enough: 'De cette publication, il a été apporté assez. Quelqu’un de la production la regardera.',
    comparing: 'La comparaison est en cours. Cela prend quelques minutes ; vous n’avez rien à faire.',
    same: 'Ce que vous avez apporté montre le film tel qu’il a été autorisé. Ce qu’il y a sur la plateforme, nous ne le voyons toujours pas.',
    'cover-shows': 'Ce que vous avez apporté est une image du film.',
    differs:
      'Ce que vous avez apporté n’est pas le film tel qu’il a été autorisé. Quelqu’un de la production le regardera.',
    unclear:
      'D’après ce que vous avez apporté, nous ne savons pas si c’est le film. Un film en dit plus qu’une capture.',
  },
  showing: {
    title: 'Sur la page de la production',
    says: (production) =>
      `Si vous voulez, votre publication figure sur la page de ${production} : votre nom, la plateforme et un lien, et rien d’autre. Vous pouvez la retirer ici à tout moment, et elle disparaît aussitôt.`,
    show: 'Y faire figurer ma publication',
    shown: 'Votre publication y figure.',
    hide: 'La retirer de la page',
  },
  linkBack: 'Lien vers votre publication',
  linkBackHint: 'Pour que nous puissions la vérifier, et la retrouver s’il faut la retirer.',
  sendLink: 'Envoyer le lien',
  taken: 'Enregistré. Le fichier est dans vos téléchargements ; vous pouvez le reprendre.',
  linked: 'Merci. Nous avons ce lien :',
  check: {
    open: 'Nous n’avons pas encore regardé votre publication. Cela prend quelques minutes ; vous n’avez rien à faire.',
    verified: 'Nous avons regardé votre publication : elle montre le film tel qu’il a été autorisé.',
    weaker:
      'De votre publication, nous ne voyons que la couverture, qui est une image du film. Le film lui-même n’a pas pu être comparé.',
    'to-look-at':
      'Nous n’avons pas pu vérifier nous-mêmes si votre publication montre le film tel qu’il a été autorisé. Quelqu’un de la production la regardera.',
    gone: 'Votre lien ne mène plus à rien. Si vous avez publié à nouveau, envoyez le nouveau lien.',
    missing: 'Nous ne trouvons pas les mots de la mention dans votre publication. Merci de les y ajouter.',
    unread:
      'Nous ne pouvons pas lire le texte de votre publication. Merci de vérifier que la mention y figure.',
  },
  changeLink: 'Envoyer un autre lien',
  linkedAfter:
    'Quand vous aurez pris le film et l’aurez publié, revenez ici et laissez le lien vers votre publication.',
  waitingSays: 'Cette page s’ouvre d’elle-même le moment venu.',
  recalled:
    'Ceci a été rappelé. Le fichier n’est plus ici. Si vous l’avez publié, merci de retirer votre publication.',
  closed: 'Il n’y a encore rien dans ce dossier. Revenez sur cette page.',
}

export const invitation: SlipWords['invitation'] = {
  title: (production) => `Venez dans les coulisses de ${production}`,
  as: (name, role) => `${name}, vous recevez cette invitation pour le rôle suivant : ${role}.`,
  acceptAs: (name) => `Entrer comme ${name}`,
  another: 'Entrer avec un autre compte, nouveau',
  name: 'Votre nom',
  email: 'E-mail',
  password: 'Mot de passe',
  passwordHint: 'Au moins dix caractères. Une phrase convient bien.',
  accept: 'Entrer',
  signIn: 'Se connecter',
  roles: {
    owner: 'direction',
    publicist: 'relations publiques',
    editor: 'montage',
    counsel: 'conseil juridique',
    contributor: 'contribution',
  },
}

export const reset: SlipWords['reset'] = {
  title: 'Un nouveau mot de passe',
  for: (name) => `Pour ${name}. Chaque appareil connecté en ce moment sera déconnecté.`,
  password: 'Nouveau mot de passe',
  set: 'Valider',
}
