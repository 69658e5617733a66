import type { SlipWords } from '../en/index.ts'

export const send: SlipWords['send'] = {
  noScript:
    'Zum Senden von Dateien ist JavaScript nötig, und es ist hier abgeschaltet. Lesen und Antworten geht ohne.',
  title: 'Senden Sie, was Sie gefilmt haben',
  lead: 'Es kommt in einen versiegelten Kasten, den nur die Produktion öffnen kann. Nichts davon wird öffentlich, bevor es geklärt ist.',
  choose: 'Videos wählen oder jetzt filmen',
  whoFirst: 'Geben Sie zuerst Ihren Namen an, dann geht es los: er wird mit jeder Datei aufbewahrt.',
  room: (bytes) => `Platz ist noch für ${bytes}.`,
  roomSpent: 'Diese Tür hat aufgenommen, was sie darf. Fragen Sie das Team nach einem neuen Code.',
  more: 'Mehr senden',
  whoTitle: 'Wer es gefilmt hat',
  who: 'Ihr Name',
  craft: 'Was Sie hier tun',
  craftHint: 'Bühne, Kostüm, Stunts, Küche: damit Sie genannt werden.',
  sending: (done, of) => `${done} von ${of} wird gesendet`,
  arrived: 'Angekommen',
  unfinished: 'Nicht fertig',
  who_sees: 'Wer sieht, was ich sende?',
  who_sees_answer:
    'Nur wer in dieser Produktion eine Aufgabe hat, und erst, nachdem Ort, Gerät und Eigentümer aus der Kopie entfernt wurden, die man dort sieht. Das Original liegt versiegelt im Tresor.',
}

export const upload: SlipWords['upload'] = {
  of: (sent, total) => `${sent} von ${total}`,
  left: (left) => `noch etwa ${left}`,
  speed: (speed) => `${speed}/s. Lassen Sie diese Seite offen.`,
  starting: 'Beginnt. Lassen Sie diese Seite offen.',
  failed:
    'Es wurde nicht angenommen. Versuchen Sie es noch einmal; wenn es so bleibt, sagen Sie es dem Team.',
  crowded: 'Viele Dateien auf einmal. Es geht von hier aus von selbst weiter.',
  wantsName: 'Wartet auf Ihren Namen.',
  waiting: 'wartet',
  noSignal: 'Kein Netz. Es geht von hier aus von selbst weiter.',
  queued: 'Wartet auf die vorige.',
  paused: 'Angehalten. Nichts ist verloren.',
  checking: 'Alles gesendet. Wird geprüft.',
  found: 'Vorhin gewählt. Wählen Sie dieselbe Datei noch einmal, und es geht weiter, wo es war.',
  pause: 'Anhalten',
  resume: 'Weiter',
  retry: 'Noch einmal versuchen',
  drop: 'Nicht senden',
  progress: (name) => `Fortschritt von ${name}`,
  refused: {
    'not-media': () =>
      'Das ist kein Video, Foto oder Ton, der sich hier lesen lässt. Nichts davon wurde aufbewahrt.',
    'file-too-large': (room) => `Eine Datei darf höchstens ${room} haben. Sie bleibt auf Ihrem Telefon.`,
    'inbox-full': (room) =>
      `Diese Tür ist voll: ${room} Platz sind übrig. Die Datei bleibt auf Ihrem Telefon; fragen Sie das Team nach einem neuen Code.`,
    'disk-full': () =>
      'Im Haus ist kein Platz mehr. Die Datei bleibt auf Ihrem Telefon; was vorher ankam, ist sicher.',
    'inbox-closed': () =>
      'Diese Tür wurde inzwischen geschlossen. Die Datei bleibt auf Ihrem Telefon; fragen Sie das Team nach einem neuen Code.',
    'digest-mismatch': () =>
      'Die Datei wurde unterwegs beschädigt und nicht aufbewahrt. Senden Sie sie noch einmal.',
    'upload-gone': () => 'Sie wurde vor zu langer Zeit begonnen und aufgegeben. Senden Sie sie noch einmal.',
  },
}

export const receipt: SlipWords['receipt'] = {
  name: 'Quittung',
  sealed: 'Versiegelt',
  keep: 'Bewahren Sie diese Nummer auf; mit ihr fragen Sie danach oder nehmen es zurück.',
  preparing: 'Wird vorbereitet: eine Kopie ohne private Angaben entsteht, bevor jemand hineinsehen kann.',
  removed: (kinds) => `Aus der Kopie entfernt, die man ansieht: ${kinds}`,
  nothingToRemove: 'Es enthielt keine privaten Angaben',
  kinds: {
    location: 'der Ort',
    device: 'Telefon oder Kamera',
    serial: 'Seriennummern',
    owner: 'Eigentümer und Urheber',
    maker: 'die benutzte Software',
    comment: 'Kommentare',
    moment: 'Zeiten',
    other: 'andere Angaben',
  },
  refused: {
    any: 'Es kam an, ließ sich aber nicht vorbereiten. Das Team weiß Bescheid.',
    'not-media':
      'Es kam an, ist aber kein Video, Foto oder Ton, der sich lesen lässt. Nichts davon wurde aufbewahrt.',
    'privacy-not-proven':
      'Es kam an, aber eine Kopie ohne private Angaben war nicht möglich. Niemand kann es ansehen; das Team weiß Bescheid.',
  },
  original: 'Original unberührt aufbewahrt',
  credited: (name, craft) => (craft ? `Genannt wird ${name}, ${craft}` : `Genannt wird ${name}`),
  digest: 'SHA-256',
  entry: (seq) => `Eintrag ${seq} im Protokoll der Produktion, Prüfsumme`,
  at: 'Angekommen',
  size: 'Größe',
  save: 'Quittung speichern',
  open: 'Quittung öffnen',
  takeBack: 'Zurücknehmen',
  takeBackUntil: (until) => `Sie können es bis ${until} zurücknehmen.`,
  takeBackOver:
    'Die Stunde, in der Sie es zurücknehmen konnten, ist um. Fragen Sie die Produktion; sie kann es noch entfernen.',
  takenBackShort: 'Zurückgenommen',
  takenBack: 'Zurückgenommen. Die Datei und ihre Kopien sind weg.',
  sure: 'Zurücknehmen? Die Datei und jede Kopie davon werden gelöscht. Das lässt sich nicht rückgängig machen.',
}
