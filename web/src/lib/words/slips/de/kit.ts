import type { SlipWords } from '../en/index.ts'

export const kit: SlipWords['kit'] = {
  title: 'Ihr Paket',
  notYet: (at) =>
    `Es öffnet sich ${at}. Kommen Sie dann auf diese Seite zurück; vorher gibt es hier nichts mitzunehmen.`,
  lead: 'Posten Sie es von Ihrem eigenen Konto. Lassen Sie den Wortlaut der Kennzeichnung darin.',
  leadBare: 'Posten Sie es von Ihrem eigenen Konto.',
  file: 'Die Datei',
  take: 'Datei speichern',
  copyText: 'Der Text',
  ownLink: 'Ihr Link zu unserer Seite',
  ownLinkSays:
    'Wenn Sie mögen, setzen Sie ihn zum Text. Er zählt, wie oft ihm gefolgt wird, und nichts davon, wer es tut.',
  disclosure: 'Die Kennzeichnung',
  disclosures: {
    'part-of-my-work': (production) =>
      `Ich habe an ${production} mitgearbeitet, und das gehört zu meiner Arbeit.`,
    'paid-partnership': (production) => `Bezahlte Partnerschaft mit ${production}.`,
    'own-brand': (production) => `Werbung für meine eigene Arbeit, ${production}.`,
    'made-with-ai': (production) => `Teile davon sind mit KI entstanden. Von ${production}.`,
  },
  badLink: {
    happened: 'Das ist nicht die Adresse eines Beitrags',
    kept: 'Nichts wurde geändert.',
    next: 'Öffnen Sie Ihren Beitrag, kopieren Sie seine Adresse und fügen Sie sie hier ein. Sie beginnt mit https://.',
  },
  fetch: 'Auf dieses Telefon holen',
  fetching: (got, of) => `${got} von ${of}`,
  fetchStopped:
    'Die Verbindung ist abgerissen. Was da ist, bleibt: Drücken Sie noch einmal, dann geht es dort weiter.',
  share: 'Von hier aus posten',
  shareSays: 'Wählen Sie die App, in der Sie posten. Viele lassen den Text weg: Kopieren Sie ihn vorher.',
  together: 'Der Text, mit der Kennzeichnung',
  credits: 'Wer es gemacht hat',
  tick: {
    title: 'Ist Ihr Beitrag gekennzeichnet?',
    'in-words': 'Der Wortlaut der Kennzeichnung steht in meinem Beitrag',
    'by-label': 'Ich habe die Kennzeichnung der Plattform eingeschaltet',
  },
  ticked: {
    'in-words': (at) => `Sie haben am ${at} gesagt, dass die Kennzeichnung in Ihrem Beitrag steht.`,
    'by-label': (at) =>
      `Sie haben am ${at} gesagt, dass Sie die Kennzeichnung der Plattform eingeschaltet haben.`,
  },
  notDisclosed: {
    happened: 'Der Link wurde noch nicht angenommen',
    kept: 'Nichts wurde geändert.',
    next: 'Nehmen Sie die Kennzeichnung in Ihren Beitrag auf oder schalten Sie die der Plattform ein, sagen Sie, welches von beiden, und senden Sie den Link noch einmal.',
  },
  saved: {
    title: 'Zeigen Sie uns, was Sie gepostet haben',
    says: 'Diese Plattform zeigt uns von Ihrem Beitrag zu wenig. Speichern Sie ihn dort, oder nehmen Sie Ihren Bildschirm auf, während er läuft, und bringen Sie das hierher. Eine Maschine vergleicht es mit dem Film; dann wird es gelöscht.',
    limit:
      'Ein Film oder ein Bildschirmfoto, höchstens 100 MB. Ein Bildschirmfoto zeigt weniger als ein Film.',
    choose: 'Datei wählen',
    again: 'Noch eine bringen',
    sending: (sent, of) => `Wird gesendet: ${sent} von ${of}. Lassen Sie diese Seite offen.`,
    stopped: 'Es ist nicht angekommen. Nichts davon wurde behalten; bitte versuchen Sie es noch einmal.',
    tooLarge:
      'Diese Datei ist größer als 100 MB. Nehmen Sie ein kürzeres Stück auf, oder bringen Sie ein Bildschirmfoto.',
    enough: 'Von diesem Beitrag ist genug gebracht worden. Jemand aus der Produktion sieht ihn sich an.',
    comparing: 'Es wird verglichen. Das dauert ein paar Minuten; Sie müssen nichts tun.',
    same: 'Was Sie gebracht haben, zeigt den Film so, wie er freigegeben ist. Was auf der Plattform steht, sehen wir noch immer nicht.',
    'cover-shows': 'Was Sie gebracht haben, ist ein Bild aus dem Film.',
    differs:
      'Was Sie gebracht haben, ist nicht der Film, wie er freigegeben ist. Jemand aus der Produktion sieht es sich an.',
    unclear:
      'Aus dem, was Sie gebracht haben, können wir nicht erkennen, ob es der Film ist. Ein Film sagt mehr als ein Bildschirmfoto.',
  },
  showing: {
    title: 'Auf der Seite der Produktion',
    says: (production) =>
      `Wenn Sie mögen, wird Ihr Beitrag auf der Seite von ${production} aufgeführt: Ihr Name, die Plattform und ein Link, sonst nichts davon. Sie können das hier jederzeit zurücknehmen, und es ist sofort weg.`,
    show: 'Meinen Beitrag dort aufführen',
    shown: 'Ihr Beitrag ist dort aufgeführt.',
    hide: 'Von der Seite nehmen',
  },
  linkBack: 'Link zu Ihrem Beitrag',
  linkBackHint: 'Damit wir ihn prüfen und wiederfinden können, wenn er zurück muss.',
  sendLink: 'Link senden',
  taken: 'Gespeichert. Die Datei ist bei Ihren Downloads; Sie können sie noch einmal holen.',
  linked: 'Danke. Wir haben diesen Link:',
  check: {
    open: 'Wir haben Ihren Beitrag noch nicht angesehen. Das dauert ein paar Minuten; Sie müssen nichts tun.',
    verified: 'Wir haben Ihren Beitrag angesehen: Er zeigt den Film so, wie er freigegeben ist.',
    weaker:
      'Von Ihrem Beitrag können wir nur das Titelbild sehen; es ist ein Bild aus dem Film. Den Film selbst konnten wir nicht vergleichen.',
    'to-look-at':
      'Wir konnten nicht selbst feststellen, ob Ihr Beitrag den Film so zeigt, wie er freigegeben ist. Jemand aus der Produktion sieht ihn sich an.',
    gone: 'Ihr Link führt ins Leere. Wenn Sie neu gepostet haben, senden Sie den neuen Link.',
    missing: 'Wir finden den Wortlaut der Kennzeichnung nicht in Ihrem Beitrag. Bitte nehmen Sie ihn auf.',
    unread:
      'Wir können den Text Ihres Beitrags nicht lesen. Bitte achten Sie darauf, dass die Kennzeichnung darin steht.',
  },
  changeLink: 'Einen anderen Link senden',
  linkedAfter:
    'Wenn Sie den Film geholt und gepostet haben, kommen Sie hierher zurück und hinterlassen Sie den Link zu Ihrem Beitrag.',
  waitingSays: 'Diese Seite öffnet sich von selbst, wenn es so weit ist.',
  recalled:
    'Das wurde zurückgerufen. Die Datei ist hier nicht mehr. Wenn Sie sie gepostet haben, nehmen Sie Ihren Beitrag bitte herunter.',
  closed: 'In diesem Paket ist noch nichts. Kommen Sie auf diese Seite zurück.',
}

export const invitation: SlipWords['invitation'] = {
  title: (production) => `Kommen Sie hinter die Bühne von ${production}`,
  as: (name, role) => `${name}, Sie sind eingeladen als ${role}.`,
  acceptAs: (name) => `Als ${name} eintreten`,
  another: 'Mit einem anderen, neuen Konto eintreten',
  name: 'Ihr Name',
  email: 'E-Mail',
  password: 'Passwort',
  passwordHint: 'Mindestens zehn Zeichen. Ein Satz ist gut.',
  accept: 'Eintreten',
  signIn: 'Anmelden',
  roles: {
    owner: 'Leitung',
    publicist: 'Publizistik',
    editor: 'Schnitt',
    counsel: 'Rechtsberatung',
    contributor: 'Mitwirkende oder Mitwirkender',
  },
}

export const reset: SlipWords['reset'] = {
  title: 'Ein neues Passwort',
  for: (name) => `Für ${name}. Jedes Gerät, das jetzt angemeldet ist, wird abgemeldet.`,
  password: 'Neues Passwort',
  set: 'Festlegen',
}
