import type { SlipWords } from '../en/index.ts'

export const stub: SlipWords['stub'] = {
  any: 'Laissez-passer',
  day: (number, unit) => `Jour de tournage ${number}, ${unit}`,
  receipt: 'Reçu',
  releaseFor: (person) => `Autorisation pour ${person}`,
  sheet: (name) => `Autorisation : ${name}`,
  approvalFor: (askedOf, subject) => (askedOf === subject ? askedOf : `${askedOf}, pour ${subject}`),
  kit: 'Dossier',
  kitFor: (holder) => `Dossier pour ${holder}`,
  invitation: 'Invitation',
  'password-reset': 'Mot de passe',
}

export const ended: SlipWords['ended'] = {
  any: {
    'slip-not-found': {
      happened: 'Ce lien n’ouvre rien',
      next: 'Il a peut-être été coupé en route. Ouvrez-le de nouveau, en entier, depuis le message où il se trouvait.',
    },
    'slip-expired': {
      happened: 'Ce lien a expiré',
      next: 'Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    },
    'slip-revoked': {
      happened: 'Ce lien a été repris',
      next: 'Un lien plus récent est peut-être en route. Sinon, demandez à la personne qui vous l’a envoyé.',
    },
    'slip-used': {
      happened: 'Une réponse a déjà été donnée',
      next: 'Si ce n’était pas vous, dites-le à la production.',
    },
    'too-many-requests': {
      happened: 'Trop de tentatives depuis ici',
      next: 'Patientez une minute, puis ouvrez de nouveau le lien.',
    },
  },
  inbox: {
    'slip-expired': {
      happened: 'Cette porte est fermée',
      next: 'Ce qui est arrivé avant est conservé. Demandez à l’équipe le code du jour.',
    },
    'slip-revoked': {
      happened: 'Cette porte est fermée',
      next: 'Ce qui est arrivé avant est conservé. Demandez à l’équipe le code du jour.',
    },
  },
  'release-form': {
    'slip-expired': {
      happened: 'Ce formulaire était ouvert pour un temps, et ce temps est passé',
      next: 'Vous n’avez rien signé, et sans votre signature on ne vous montre pas. Demandez un nouveau lien si vous souhaitez encore donner votre accord.',
    },
    'slip-revoked': {
      happened: 'Un formulaire plus récent a remplacé celui-ci',
      next: 'Rien n’a été signé ici. Ouvrez le lien plus récent, ou demandez à la personne qui vous l’a envoyé.',
    },
  },
  'set-sheet': {
    'slip-expired': {
      happened: 'Cette feuille a été ramassée',
      next: 'Ce qui y a été signé reste valable. Demandez-en une nouvelle à l’équipe.',
    },
  },
  approval: {
    'slip-expired': {
      happened: 'Le délai de réponse est passé',
      next: 'Vos réponses précédentes restent valables ; une version qui n’a pas été approuvée reste retenue. Parlez à la production si vous voulez répondre maintenant.',
    },
  },
  'review-round': {
    'slip-expired': {
      happened: 'Le délai de réponse est passé',
      next: 'Vos réponses précédentes restent valables. Parlez à la production si vous voulez répondre maintenant.',
    },
    'slip-revoked': {
      happened: 'Ce lien a été repris',
      next: 'Une autre personne répond désormais. Vos réponses précédentes restent valables.',
    },
  },
  kit: {
    'slip-revoked': {
      happened: 'Ceci a été rappelé',
      next: 'Le film et son texte ne sont plus ici. Si vous les avez publiés, merci de retirer votre publication et de le dire à la production.',
    },
    'slip-expired': {
      happened: 'Ce dossier est fermé',
      next: 'Son temps est passé. Vous pouvez garder ce que vous avez publié ; demandez à la production si vous avez encore besoin du film.',
    },
  },
  invitation: {
    'slip-used': {
      happened: 'Cette invitation a été acceptée',
      next: 'Connectez-vous avec le compte qui l’a acceptée. Si ce n’était pas vous, dites-le à la production.',
    },
  },
  'password-reset': {
    'slip-used': {
      happened: 'Le nouveau mot de passe est en place',
      next: 'Connectez-vous avec lui. Si vous ne l’avez pas choisi, prévenez tout de suite la personne qui gère cette maison.',
    },
  },
}

export const foot: SlipWords['foot'] = {
  forYou: (until) => `Pour vous seulement, jusqu’au ${until}.`,
  noAccountOpen: 'Aucun compte nécessaire.',
  noAccount: (until) => `Aucun compte nécessaire. Cette porte ferme le ${until}.`,
}

export const acts: SlipWords['acts'] = { copy: 'Copier', copied: 'Copié', share: 'Partager' }

export const languages: SlipWords['languages'] = 'Lire en'

export const errors: SlipWords['errors'] = {
  notFound: 'Il n’y a rien ici',
  broken: 'Un incident s’est produit de notre côté',
  brokenSays:
    'Ce que vous aviez déjà envoyé est conservé. Réessayez dans un instant. Si cela persiste, dites-le à la production.',
  otherOrigin: 'Ceci a été envoyé depuis un autre site : rien n’a été fait. Ouvrez la page ici et réessayez.',
}

const NOTHING_CHANGED = 'Rien n’a été modifié.'
const NOTHING_SIGNED = 'Rien n’a été signé.'
const SEE_IT = 'Rechargez la page pour la voir.'

export const problems: SlipWords['problems'] = {
  any: {
    happened: 'Cela n’a pas été accepté',
    kept: NOTHING_CHANGED,
    next: 'Rechargez la page et réessayez. Si cela persiste, dites-le à la production.',
  },
  'invalid-request': {
    happened: 'Il manque quelque chose, ou quelque chose est illisible',
    kept: NOTHING_CHANGED,
    next: 'Parcourez les champs et envoyez de nouveau.',
  },
  'already-signed': {
    happened: 'Ce formulaire est déjà signé',
    kept: 'La première signature reste valable ; rien n’y a été ajouté.',
    next: SEE_IT,
  },
  'text-not-the-one-shown': {
    happened: 'Le texte n’est pas celui qui a été montré',
    kept: NOTHING_SIGNED,
    next: 'Rechargez la page et lisez le texte.',
  },
  'witness-missing': {
    happened: 'Ce formulaire demande un témoin',
    kept: 'Rien n’a encore été signé.',
    next: 'Demandez à une personne d’être présente et de donner aussi son nom.',
  },
  'relation-missing': {
    happened: 'Dites ce que vous êtes pour l’enfant',
    kept: 'Rien n’a encore été signé.',
    next: 'Mère, père, tuteur ou tutrice : un mot suffit.',
  },
  'guardian-must-sign': {
    happened: 'Pour un enfant, c’est un parent ou un tuteur qui signe',
    kept: NOTHING_SIGNED,
    next: 'Indiquez aussi le nom du parent ou du tuteur.',
  },
  'sheet-closed': {
    happened: 'Cette feuille a été ramassée',
    kept: 'Ce qui y a été signé reste valable.',
    next: 'Demandez-en une nouvelle à l’équipe.',
  },
  'already-withdrawn': {
    happened: 'Cet accord a déjà été retiré',
    kept: 'Cela reste ainsi ; rien n’a été modifié.',
    next: 'Rechargez la page pour voir ce qui est revenu.',
  },
  'contract-not-withdrawable': {
    happened: 'Un contrat ne peut pas être retiré ici',
    kept: NOTHING_CHANGED,
    next: 'Écrivez à la production sur cette page.',
  },
  'grown-up-withdraws': {
    happened: 'L’enfant est maintenant majeur et décide seul',
    kept: NOTHING_CHANGED,
    next: 'La production lui envoie un lien personnel.',
  },
  'already-decided': {
    happened: 'Cela a déjà été décidé',
    kept: 'La première réponse reste valable.',
    next: SEE_IT,
  },
  'approval-is-final': {
    happened: 'Selon le contrat, cet accord est définitif',
    kept: NOTHING_CHANGED,
    next: 'Parlez à la production si quelque chose doit changer.',
  },
  'kill-right-ended': {
    happened: 'Ce droit a pris fin',
    kept: 'Les réponses données restent valables.',
    next: 'Parlez à la production si vous voulez répondre maintenant.',
  },
  'no-such-local-time': {
    happened: 'Cette heure n’existe pas ce jour-là',
    kept: NOTHING_CHANGED,
    next: 'Choisissez une autre heure.',
  },
  'kit-not-cleared': {
    happened: 'Ce dossier ne peut plus être remis',
    kept: 'Rien n’a été enregistré.',
    next: 'Rechargez la page pour en voir la raison.',
  },
  'kit-not-open': {
    happened: 'Ce dossier n’est pas encore ouvert',
    kept: 'Rien n’a été enregistré.',
    next: 'Revenez à son ouverture.',
  },
  'deletion-too-late': {
    happened: 'L’heure pour le reprendre est passée',
    kept: 'Tout est conservé tel quel.',
    next: 'Demandez à la production ; elle peut encore le supprimer.',
  },
  'invitation-taken': {
    happened: 'Cette invitation a déjà été acceptée',
    kept: NOTHING_CHANGED,
    next: 'Connectez-vous avec le compte qui l’a acceptée.',
  },
  'name-taken': {
    happened: 'Cette adresse e-mail a déjà un compte',
    kept: NOTHING_CHANGED,
    next: 'Connectez-vous avec lui et ouvrez de nouveau ce lien.',
  },
  'too-many-requests': {
    happened: 'Trop de tentatives depuis ici',
    kept: NOTHING_CHANGED,
    next: 'Patientez une minute, puis réessayez.',
  },
}

export const comeback: SlipWords['comeback'] = {
  places: {
    'own-page': 'La page de la production',
    'media-addresses': 'Les adresses du film et de ses images',
    'kit-link': 'Le lien d’un dossier',
    'kit-copy': 'Une copie sur l’appareil d’une autre personne',
    'platform-post': 'Une publication sur une plateforme',
    'platform-draft': 'Un brouillon sur une plateforme que personne n’a vu',
    'federated-copy': 'Des copies sur d’autres serveurs',
    feed: 'Les flux',
    bundle: 'Un ensemble qui a été remis',
  },
  states: {
    gone: 'Disparu',
    checking: 'En cours de vérification',
    shutting: 'En cours de fermeture',
    task: 'Confié à l’équipe',
    told: 'Signalé, sans promesse',
    failed: 'Pas encore revenu',
    'given-up': 'Laissé ainsi, sur la parole d’une personne nommée',
  },
  how: {
    read: 'Nous avons regardé : ce n’y est plus.',
    'place-said': 'Le site lui-même dit que ce n’y est plus.',
    'person-said': 'Une personne dit que ce n’y est plus.',
    'never-out': 'Cela n’y a jamais été visible.',
  },
  after: (length) => `au bout de ${length}`,
  due: (at) => `au plus tard le ${at}`,
  heading: 'Ce qui est revenu sur votre parole',
  called: (at) => `Rappelé ${at}.`,
  hidden: (length) => `caché au bout de ${length}`,
  answered: (status) => `Interrogé comme chacun peut le faire, il répond ${status} : il n’y est pas.`,
  lookedAt: (at) => `Regardé pour la dernière fois ${at}.`,
  standing: {
    closed: 'Il ne nous reste rien à faire.',
    running: 'Ce qui n’est pas encore revenu a un délai.',
    open: 'Tout n’est pas revenu dans son délai. La production le sait et continue.',
  },
  never: 'Ce que quelqu’un a enregistré, ou remis en ligne ailleurs, personne ne peut le reprendre.',
}
