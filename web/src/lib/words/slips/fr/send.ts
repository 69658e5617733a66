import type { SlipWords } from '../en/index.ts'

export const send: SlipWords['send'] = {
  noScript:
    'L’envoi de fichiers demande JavaScript, qui est désactivé ici. Lire et répondre fonctionne sans lui.',
  title: 'Envoyez ce que vous avez filmé',
  lead: 'Cela va dans une boîte scellée que seule la production peut ouvrir. Rien n’en est rendu public avant que tout soit réglé.',
  choose: 'Choisir des vidéos ou filmer maintenant',
  whoFirst: 'Indiquez d’abord votre nom, puis l’envoi part : il est conservé avec chaque fichier.',
  room: (bytes) => `Il reste de la place pour ${bytes}.`,
  roomSpent:
    'Il n’y a plus de place derrière cette porte. Dites-le à l’équipe ; un nouveau code aidera peut-être.',
  more: 'Envoyer encore',
  whoTitle: 'Qui a filmé',
  who: 'Votre nom',
  craft: 'Ce que vous faites ici',
  craftHint: 'Machinerie, costumes, cascades, cuisine : pour que l’on vous cite.',
  sending: (done, of) => `Envoi ${done} sur ${of}`,
  arrived: 'Arrivé',
  unfinished: 'Inachevé',
  who_sees: 'Qui voit ce que j’envoie ?',
  who_sees_answer:
    'Seulement les personnes qui ont un rôle dans cette production, et seulement après que le lieu, l’appareil et le propriétaire ont été retirés de la copie qu’elles voient. L’original reste scellé dans le coffre.',
}

export const upload: SlipWords['upload'] = {
  of: (sent, total) => `${sent} sur ${total}`,
  left: (left) => `encore ${left} environ`,
  speed: (speed) => `${speed}/s. Laissez cette page ouverte.`,
  starting: 'Début de l’envoi. Laissez cette page ouverte.',
  failed: 'Cela n’a pas été accepté. Réessayez ; si cela persiste, dites-le à l’équipe.',
  crowded: 'Beaucoup de fichiers à la fois. L’envoi continue d’ici de lui-même.',
  wantsName: 'Attend votre nom.',
  waiting: 'en attente',
  noSignal: 'Pas de réseau. L’envoi continue d’ici de lui-même.',
  queued: (place) => (place === 1 ? 'C’est le suivant.' : `Numéro ${place} dans la file.`),
  paused: 'En pause. Rien n’est perdu.',
  checking: 'Tout est envoyé. Vérification en cours.',
  comparing: 'Déjà connu. Comparaison avec ce qui est ici ; rien n’est envoyé.',
  known: (count: number) =>
    count === 1
      ? 'Un fichier était déjà ici, octet pour octet. Il n’a pas été renvoyé.'
      : `${count} fichiers étaient déjà ici, octet pour octet. Ils n’ont pas été renvoyés.`,
  found:
    'Choisi auparavant. Choisissez le même fichier et l’envoi reprend où il en était, quel que soit le nom que votre téléphone lui donne.',
  again: 'Les choisir de nouveau',
  order: 'Ce qui est presque arrivé passe d’abord, puis les petits fichiers avant les grands.',
  background:
    'Un navigateur cesse d’envoyer quand l’écran s’éteint ou qu’une autre application est devant. Rien n’est perdu : revenez sur cette page et l’envoi reprend.',
  receipts: (count) => (count === 1 ? 'Encore un reçu' : `Encore ${count} reçus`),
  heldTitle: 'Tout ne tient pas',
  heldBytes: (missing) => `Il manque ${missing} de place. Rien n’en a encore été envoyé.`,
  heldFiles: (count) =>
    `${count === 1 ? 'C’est un fichier' : `Ce sont ${count} fichiers`} de plus que cette porte n’en admet. Rien n’en a encore été envoyé.`,
  sendFitting: (count) => (count === 1 ? 'Envoyer celui qui tient' : `Envoyer les ${count} qui tiennent`),
  dropHeld: 'En choisir d’autres',
  pause: 'Pause',
  resume: 'Continuer',
  retry: 'Réessayer',
  drop: 'Ne pas envoyer',
  progress: (name) => `Progression de ${name}`,
  refused: {
    'not-media': () =>
      'Ce n’est pas une prise de vue ou de son : c’est vide, ou un texte, une liste de lecture ou un programme. Rien n’en a été conservé.',
    'file-too-large': ({ room, missing }) =>
      missing === undefined
        ? `Un fichier ne peut dépasser ${room}. Il reste sur votre téléphone.`
        : `Un fichier ne peut dépasser ${room} ; celui-ci a ${missing} de trop. Il reste sur votre téléphone.`,
    'inbox-full': ({ room, missing }) =>
      missing === undefined
        ? 'Cette porte a reçu autant de fichiers qu’elle peut. Le fichier reste sur votre téléphone ; demandez un nouveau code à l’équipe.'
        : `Cette porte est pleine : il reste ${room}, il manque ${missing}. Le fichier reste sur votre téléphone ; demandez un nouveau code à l’équipe.`,
    'disk-full': ({ missing }) =>
      missing === undefined
        ? 'Il n’y a plus de place dans la maison. Le fichier reste sur votre téléphone ; ce qui est arrivé avant est en sûreté.'
        : `Il n’y a pas assez de place dans la maison : il manque ${missing}. Le fichier reste sur votre téléphone ; ce qui est arrivé avant est en sûreté.`,
    'inbox-closed': () =>
      'Cette porte a fermé entre-temps. Le fichier reste sur votre téléphone ; demandez un nouveau code à l’équipe.',
    'digest-mismatch': () =>
      'Le fichier a été abîmé en route et n’a pas été conservé. Envoyez-le de nouveau.',
    'upload-gone': () =>
      'Son envoi a commencé il y a trop longtemps et a été abandonné. Envoyez-le de nouveau.',
  },
}

export const receipt: SlipWords['receipt'] = {
  name: 'Reçu',
  sealed: 'Scellé',
  keep: 'Gardez ce numéro : c’est par lui que vous posez une question ou que vous le reprenez.',
  preparing: 'En préparation : une copie sans données privées est faite avant que quiconque puisse regarder.',
  removed: (kinds) => `Retiré de la copie que l’on regarde : ${kinds}`,
  nothingToRemove: 'Il ne portait aucune donnée privée',
  kinds: {
    location: 'le lieu',
    device: 'le téléphone ou la caméra',
    serial: 'les numéros de série',
    owner: 'le propriétaire et l’auteur',
    maker: 'le logiciel utilisé',
    comment: 'les commentaires',
    moment: 'les heures',
    other: 'd’autres mentions',
  },
  unreadable: {
    any: 'C’est conservé tel quel, mais la préparation n’a pas réussi. Personne ne peut le regarder ; l’équipe est prévenue.',
    'privacy-not-proven':
      'C’est arrivé, mais une copie sans données privées n’a pas pu être faite. Personne ne peut le regarder ; l’équipe est prévenue.',
    document:
      'C’est conservé tel quel, mais c’est un document dont les pages ne peuvent pas être montrées ici. Envoyez-le en PDF.',
    locked: 'C’est conservé tel quel, mais il demande un mot de passe. Envoyez-le sans.',
    archive:
      'C’est conservé tel quel, mais c’est une archive, et celles-ci ne sont jamais ouvertes ici. Envoyez ce qu’elle contient, fichier par fichier.',
    'raw-photo':
      'C’est conservé tel quel, mais c’est une photo brute ou un scan sans image intérieure que l’on puisse montrer. Envoyez-en aussi un JPEG.',
    unknown:
      'C’est conservé tel quel, mais ce n’est ni une vidéo, ni une photo, ni un son connus ici ; cela ne peut pas encore être montré. L’équipe est prévenue.',
    damaged:
      'C’est conservé tel quel, mais illisible, en tout ou en partie : le fichier est peut-être coupé ou abîmé. Si vous l’avez entier, envoyez-le de nouveau.',
    'too-much':
      'C’est conservé tel quel, mais cela demande plus que ce que la maison donne à un seul fichier ; cela ne peut pas encore être montré. L’équipe est prévenue.',
  },
  original: 'Original conservé intact',
  credited: (name, craft) => (craft ? `Crédit : ${name}, ${craft}` : `Crédit : ${name}`),
  digest: 'SHA-256',
  entry: (seq) => `Entrée ${seq} du journal de la production, empreinte`,
  at: 'Arrivé',
  size: 'Taille',
  save: 'Enregistrer le reçu',
  open: 'Ouvrir le reçu',
  takeBack: 'Le reprendre',
  takeBackUntil: (until) => `Vous pouvez le reprendre jusqu’au ${until}.`,
  takeBackOver:
    'L’heure pour le reprendre est passée. Demandez à la production ; elle peut encore le supprimer.',
  takenBackShort: 'Repris',
  takenBack: 'Repris. Le fichier et ses copies ont disparu.',
  sure: 'Le reprendre ? Le fichier et toutes ses copies seront supprimés. C’est irréversible.',
}
