import type { SlipWords } from '../en/index.ts'

export const send: SlipWords['send'] = {
  noScript:
    'Zum Senden von Dateien ist JavaScript nötig, und es ist hier abgeschaltet. Lesen und Antworten geht ohne.',
  title: 'Senden Sie, was Sie gefilmt haben',
  lead: 'Es kommt in einen versiegelten Kasten, den nur die Produktion öffnen kann. Nichts davon wird öffentlich, bevor es geklärt ist.',
  choose: 'Videos wählen oder jetzt filmen',
  whoFirst: 'Geben Sie zuerst Ihren Namen an, dann geht es los: er wird mit jeder Datei aufbewahrt.',
  room: (bytes) => `Platz ist noch für ${bytes}.`,
  roomSpent: 'Hinter dieser Tür ist kein Platz mehr. Sagen Sie es dem Team; vielleicht hilft ein neuer Code.',
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
  queued: (place) => (place === 1 ? 'Kommt als Nächstes.' : `Platz ${place} in der Reihe.`),
  paused: 'Angehalten. Nichts ist verloren.',
  checking: 'Alles gesendet. Wird geprüft.',
  comparing: 'Von vorher bekannt. Wird mit dem verglichen, was hier liegt; gesendet wird nichts.',
  known: (count: number) =>
    count === 1
      ? 'Eine Datei war schon hier, Byte für Byte. Sie wurde nicht noch einmal gesendet.'
      : `${count} Dateien waren schon hier, Byte für Byte. Sie wurden nicht noch einmal gesendet.`,
  found:
    'Vorhin gewählt. Wählen Sie dieselbe Datei noch einmal, und es geht weiter, wo es war, wie auch immer Ihr Telefon sie jetzt nennt.',
  again: 'Noch einmal wählen',
  order: 'Was fast ganz da ist, kommt zuerst, dann kleine Dateien vor großen.',
  background:
    'Ein Browser hört auf zu senden, wenn der Bildschirm dunkel wird oder eine andere App vorn ist. Nichts ist verloren: kommen Sie auf diese Seite zurück, und es geht weiter.',
  receipts: (count) => (count === 1 ? 'Eine weitere Quittung' : `${count} weitere Quittungen`),
  heldTitle: 'Nicht alles passt',
  heldBytes: (missing) => `Es fehlen ${missing} Platz. Noch wurde nichts davon gesendet.`,
  heldFiles: (count) =>
    `Das ${count === 1 ? 'ist eine Datei' : `sind ${count} Dateien`} mehr, als durch diese Tür dürfen. Noch wurde nichts davon gesendet.`,
  sendFitting: (count) => (count === 1 ? 'Die eine senden, die passt' : `Die ${count} senden, die passen`),
  dropHeld: 'Andere wählen',
  pause: 'Anhalten',
  resume: 'Weiter',
  retry: 'Noch einmal versuchen',
  drop: 'Nicht senden',
  progress: (name) => `Fortschritt von ${name}`,
  refused: {
    'not-media': () =>
      'Das ist keine Aufnahme: Es ist leer oder ein Text, eine Abspielliste oder ein Programm. Nichts davon wurde aufbewahrt.',
    'file-too-large': ({ room, missing }) =>
      missing === undefined
        ? `Eine Datei darf höchstens ${room} haben. Sie bleibt auf Ihrem Telefon.`
        : `Eine Datei darf höchstens ${room} haben; diese hat ${missing} zu viel. Sie bleibt auf Ihrem Telefon.`,
    'inbox-full': ({ room, missing }) =>
      missing === undefined
        ? 'Durch diese Tür kamen so viele Dateien, wie dürfen. Die Datei bleibt auf Ihrem Telefon; fragen Sie das Team nach einem neuen Code.'
        : `Diese Tür ist voll: ${room} Platz sind übrig, ${missing} fehlen. Die Datei bleibt auf Ihrem Telefon; fragen Sie das Team nach einem neuen Code.`,
    'disk-full': ({ missing }) =>
      missing === undefined
        ? 'Im Haus ist kein Platz mehr. Die Datei bleibt auf Ihrem Telefon; was vorher ankam, ist sicher.'
        : `Im Haus ist zu wenig Platz: ${missing} fehlen. Die Datei bleibt auf Ihrem Telefon; was vorher ankam, ist sicher.`,
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
  unreadable: {
    any: 'Es ist aufbewahrt, wie es ankam, ließ sich aber nicht vorbereiten. Niemand kann es ansehen; das Team weiß Bescheid.',
    'privacy-not-proven':
      'Es kam an, aber eine Kopie ohne private Angaben war nicht möglich. Niemand kann es ansehen; das Team weiß Bescheid.',
    document:
      'Es ist aufbewahrt, wie es ankam, ist aber ein Dokument, dessen Seiten sich hier nicht zeigen lassen. Senden Sie es als PDF.',
    locked: 'Es ist aufbewahrt, wie es ankam, verlangt aber ein Kennwort. Senden Sie es ohne.',
    archive:
      'Es ist aufbewahrt, wie es ankam, ist aber ein Archiv; die werden hier nie geöffnet. Senden Sie, was darin ist, Datei für Datei.',
    'raw-photo':
      'Es ist aufbewahrt, wie es ankam, ist aber ein Rohbild der Kamera oder ein Scan ohne ein Bild darin, das sich zeigen lässt. Senden Sie dazu ein JPEG davon.',
    unknown:
      'Es ist aufbewahrt, wie es ankam, ist aber kein Video, Foto oder Ton, den man hier kennt; gezeigt werden kann es noch nicht. Das Team weiß Bescheid.',
    damaged:
      'Es ist aufbewahrt, wie es ankam, lässt sich aber ganz oder zum Teil nicht lesen: Es ist vielleicht abgebrochen oder beschädigt. Wenn Sie es ganz haben, senden Sie es noch einmal.',
    'too-much':
      'Es ist aufbewahrt, wie es ankam, verlangt aber mehr, als das Haus einer Datei gibt; gezeigt werden kann es noch nicht. Das Team weiß Bescheid.',
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
