import type { SlipWords } from '../en/index.ts'

export const release: SlipWords['release'] = {
  title: 'Dürfen wir Sie darin zeigen?',
  readFirst: {
    self: (name) => `${name}, bitte lesen Sie dies, bevor Sie unterschreiben.`,
    'minor-alone': (name) => `${name}, bitte lesen Sie dies, bevor Sie unterschreiben.`,
    guardian: (name) =>
      `Sie unterschreiben für ${name}, als Elternteil oder Vormund. Bitte lesen Sie zuerst dies.`,
    'rights-holder': (name) => `Es geht um ${name}. Bitte lesen Sie dies, bevor Sie unterschreiben.`,
  },
  appearsIn: (files, length) =>
    files === 1
      ? `Markiert in einer Datei, ${length} lang.`
      : `Markiert in ${files} Dateien, zusammen ${length} lang.`,
  appearsNowhere: 'Noch ist nichts markiert; es geht um das, was gedreht werden darf.',
  until: (until) => `Nur für Sie, bis ${until}.`,
  notConfirmed: {
    happened: 'Nichts wurde unterschrieben',
    next: 'Setzen Sie das Häkchen über dem Knopf, damit wir wissen, dass Sie das Formular gelesen haben.',
  },
  yes: 'Wozu Sie Ja sagen',
  no: 'Sie sagen nicht Ja zu',
  withdrawPromise:
    'Sie können auf dieser Seite jederzeit widerrufen. Sie sehen dann jeden Ort, an dem es war, und was von dort zurückkam.',
  mark: 'Ihr Name und Ihr Zeichen',
  typed: 'Name als Unterschrift',
  drawn: 'Gezeichnete Unterschrift',
  drawnHint: 'Zeichnen Sie mit dem Finger oder der Maus. Geht das nicht, genügt der getippte Name.',
  clear: 'Löschen',
  confirm: 'Ich habe dieses Formular gelesen und bin damit einverstanden.',
  sign: 'Unterschreiben und Ja sagen',
  refuseHow: 'Um Nein zu sagen, schließen Sie diese Seite: ohne Ihre Unterschrift werden Sie nicht gezeigt.',
  full: 'Das ganze Formular lesen',
  foot: 'Unterschrieben mit Zeitpunkt, genau diesem Text und Ihrem Zeichen; Sie bekommen eine Kopie.',
  signedTitle: 'Unterschrieben',
  signed: (name, at) => `${name} hat am ${at} unterschrieben.`,
  digest: 'SHA-256 des Textes',
  entry: (seq) => `Eintrag ${seq} des Protokolls, Prüfsumme`,
  keepLink: 'Bewahren Sie diesen Link auf. Er öffnet Ihre Kopie, und mit ihm nehmen Sie Ihr Ja zurück.',
  contractStands:
    'Dies ist ein Vertrag auf bestimmte Zeit, und er gilt. Sprechen Sie mit der Produktion, um ihn früher zu beenden.',
  expiredTitle: 'Die Zeit dieses Formulars ist um',
  expired: 'Was Sie erlaubt haben, ist zu Ende; darauf geht nichts Neues von Ihnen mehr aus diesem Haus.',
  reach: 'Was nehmen Sie zurück?',
  reachThis: 'Dieses Formular',
  reachThisSays: 'Andere Formulare, die Sie für diese Produktion unterschrieben haben, bleiben bestehen.',
  reachAll: 'Alles von mir',
  reachAllSays: 'Jedes Formular, das in dieser Produktion für Sie unterschrieben ist, endet jetzt.',
  withdrawNow: 'Jetzt widerrufen',
  moving: 'Diese Seite schreibt sich von selbst fort, solange Antworten eintreffen.',
  copy: 'Ihre Kopie aufbewahren',
  withdrawTitle: 'Anders überlegt?',
  withdraw: 'Mein Ja widerrufen',
  withdrawSays:
    'Sobald Sie hier drücken, erlaubt das, was Sie zurücknehmen, nicht mehr, dass etwas von Ihnen dieses Haus verlässt. Unsere eigenen Kopien werden sofort geschlossen; von den anderen sehen Sie hier, was zurückkam. Rückgängig machen lässt es sich nicht; Sie können neu unterschreiben.',
  withdrawWhy: 'Wenn Sie mögen, sagen Sie, warum (freiwillig)',
  withdrawnTitle: 'Widerrufen',
  withdrawn: (at) =>
    `Sie haben am ${at} widerrufen. Auf dieses Formular hin verlässt nichts mehr dieses Haus.`,
  places: 'Jeder Ort, an dem es war',
  nowhere:
    'Außerhalb dieses Hauses ist kein Ort bekannt. Wird einer gefunden, steht er hier mit dem, was von dort zurückkam.',
  draftDone: 'Dieses Formular liegt nicht zur Unterschrift offen.',
  pdf: 'Ihre Kopie aufbewahren (PDF)',
  page: 'Als Seite',
  pdfDigest: 'SHA-256 des PDF, im Protokoll',
  relation: 'Was Sie für das Kind sind',
  relationHint: 'Mutter, Vater, Vormund.',
  witnessTitle: 'Jemand, der dabei ist',
  witnessSays:
    'Dieses Formular verlangt eine Zeugin oder einen Zeugen: eine volljährige Person, die Sie unterschreiben sieht.',
  witnessName: 'Name der bezeugenden Person',
  witnessDrawn: 'Unterschrift der bezeugenden Person',
  contractFirst:
    'Dies ist ein Vertrag: Einmal unterschrieben, endet er nur zu seiner Zeit oder wenn beide Seiten es wollen.',
  writeTitle: 'Etwas zu klären?',
  write: 'Der Produktion schreiben',
  writeSays:
    'Dies ist ein Vertrag auf bestimmte Zeit, und er gilt. Was Sie schreiben, erreicht das Team als Aufgabe; von sich aus beendet es nichts.',
  writeMessage: 'Ihre Nachricht',
  writeSend: 'Absenden',
  written: 'Gesendet. Die Produktion hat es als Aufgabe.',
  grownUp: (name) =>
    `${name} ist jetzt volljährig. Nur ${name} kann dies zurücknehmen, über einen eigenen Link: die Produktion schickt ihn.`,
  claimed: 'Hatten Sie es schon vorher gesagt? Seit wann (freiwillig)',
}

export const sheet: SlipWords['sheet'] = {
  title: 'Dürfen wir Sie darin zeigen?',
  lead: 'Lesen Sie es, unterschreiben Sie mit dem Finger und reichen Sie das Telefon weiter. Sie bekommen einen eigenen Link.',
  who: 'Ihr Name',
  child: 'Name des Kindes',
  guardian: 'Ihr Name, als Elternteil oder Vormund',
  contact: 'E-Mail, wenn Ihr Link dorthin soll (freiwillig)',
  sign: 'Unterschreiben und Ja sagen',
  signedTitle: 'Unterschrieben. Danke',
  signedSays: (name) =>
    `${name}, dies ist Ihr eigener Link. Er öffnet Ihre Kopie, und mit ihm nehmen Sie Ihr Ja zurück. Fotografieren Sie ihn oder schicken Sie ihn sich jetzt: er wird nur dieses eine Mal gezeigt.`,
  link: 'Ihr Link',
  copy: 'Meine Kopie öffnen',
  next: 'Die nächste Person',
  scan: 'Scannen Sie dies mit Ihrem Telefon, lesen Sie, und unterschreiben Sie mit dem Finger. Sie brauchen kein Konto.',
  closes: (until) => `Dieser Bogen liegt aus bis ${until}.`,
}
