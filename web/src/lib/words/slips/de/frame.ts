import type { SlipWords } from '../en/index.ts'

export const stub: SlipWords['stub'] = {
  any: 'Einlass',
  day: (number, unit) => `Drehtag ${number}, ${unit}`,
  receipt: 'Quittung',
  releaseFor: (person) => `Einwilligung für ${person}`,
  sheet: (name) => `Einwilligung: ${name}`,
  approvalFor: (askedOf, subject) => (askedOf === subject ? askedOf : `${askedOf}, für ${subject}`),
  kit: 'Paket',
  kitFor: (holder) => `Paket für ${holder}`,
  invitation: 'Einladung',
  'password-reset': 'Passwort',
}

export const ended: SlipWords['ended'] = {
  any: {
    'slip-not-found': {
      happened: 'Dieser Link führt nirgendwohin',
      next: 'Vielleicht wurde er unterwegs abgeschnitten. Öffnen Sie ihn noch einmal vollständig aus der Nachricht, in der er kam.',
    },
    'slip-expired': {
      happened: 'Dieser Link ist abgelaufen',
      next: 'Bitten Sie, wer ihn geschickt hat, um einen neuen.',
    },
    'slip-revoked': {
      happened: 'Dieser Link wurde zurückgezogen',
      next: 'Vielleicht ist ein neuerer zu Ihnen unterwegs. Wenn nicht, fragen Sie, wer ihn geschickt hat.',
    },
    'slip-used': {
      happened: 'Das wurde bereits beantwortet',
      next: 'Wenn das nicht Sie waren, sagen Sie es der Produktion.',
    },
    'too-many-requests': {
      happened: 'Zu viele Versuche von hier',
      next: 'Warten Sie eine Minute und öffnen Sie den Link dann noch einmal.',
    },
  },
  inbox: {
    'slip-expired': {
      happened: 'Diese Tür ist geschlossen',
      next: 'Was vorher ankam, ist aufbewahrt. Fragen Sie das Team nach dem Code von heute.',
    },
    'slip-revoked': {
      happened: 'Diese Tür ist geschlossen',
      next: 'Was vorher ankam, ist aufbewahrt. Fragen Sie das Team nach dem Code von heute.',
    },
  },
  'release-form': {
    'slip-expired': {
      happened: 'Dieses Formular lag eine Zeit lang offen, und die Zeit ist um',
      next: 'Sie haben nichts unterschrieben, und ohne Ihre Unterschrift werden Sie nicht gezeigt. Bitten Sie um einen neuen Link, wenn Sie noch zustimmen möchten.',
    },
    'slip-revoked': {
      happened: 'Ein neueres Formular ist an die Stelle dieses getreten',
      next: 'Hier wurde nichts unterschrieben. Öffnen Sie den neueren Link oder fragen Sie, wer ihn geschickt hat.',
    },
  },
  'set-sheet': {
    'slip-expired': {
      happened: 'Dieser Bogen wurde eingesammelt',
      next: 'Was darauf unterschrieben wurde, gilt. Fragen Sie das Team nach einem neuen.',
    },
  },
  approval: {
    'slip-expired': {
      happened: 'Die Zeit für eine Antwort ist um',
      next: 'Was Sie vorher geantwortet haben, gilt; eine Fassung, die nicht freigegeben wurde, bleibt zurück. Sprechen Sie mit der Produktion, wenn Sie jetzt antworten möchten.',
    },
  },
  'review-round': {
    'slip-expired': {
      happened: 'Die Zeit für eine Antwort ist um',
      next: 'Was Sie vorher geantwortet haben, gilt. Sprechen Sie mit der Produktion, wenn Sie jetzt antworten möchten.',
    },
    'slip-revoked': {
      happened: 'Dieser Link wurde zurückgezogen',
      next: 'Jetzt antwortet jemand anderes. Was Sie vorher geantwortet haben, gilt.',
    },
  },
  kit: {
    'slip-revoked': {
      happened: 'Das wurde zurückgerufen',
      next: 'Film und Text sind hier nicht mehr. Wenn Sie etwas davon gepostet haben, nehmen Sie Ihren Beitrag bitte herunter und sagen Sie es der Produktion.',
    },
    'slip-expired': {
      happened: 'Dieses Paket ist geschlossen',
      next: 'Seine Zeit ist um. Was Sie gepostet haben, dürfen Sie behalten; fragen Sie die Produktion, wenn Sie den Film noch einmal brauchen.',
    },
  },
  invitation: {
    'slip-used': {
      happened: 'Diese Einladung wurde angenommen',
      next: 'Melden Sie sich mit dem Konto an, das sie angenommen hat. Wenn das nicht Sie waren, sagen Sie es der Produktion.',
    },
  },
  'password-reset': {
    'slip-used': {
      happened: 'Das neue Passwort gilt',
      next: 'Melden Sie sich damit an. Wenn Sie es nicht gesetzt haben, sagen Sie sofort Bescheid, wer dieses Haus betreibt.',
    },
  },
}

export const foot: SlipWords['foot'] = {
  forYou: (until) => `Nur für Sie, bis ${until}.`,
  noAccountOpen: 'Kein Konto nötig.',
  noAccount: (until) => `Kein Konto nötig. Diese Tür schließt ${until}.`,
}

export const acts: SlipWords['acts'] = { copy: 'Kopieren', copied: 'Kopiert', share: 'Teilen' }

export const languages: SlipWords['languages'] = 'Lesen auf'

export const errors: SlipWords['errors'] = {
  notFound: 'Hier ist nichts',
  broken: 'Auf unserer Seite ist etwas schiefgegangen',
  brokenSays:
    'Was Sie bereits gesendet hatten, ist aufbewahrt. Versuchen Sie es gleich noch einmal. Wenn es so bleibt, sagen Sie es der Produktion.',
  otherOrigin:
    'Das wurde von einer anderen Website gesendet, deshalb ist nichts geschehen. Öffnen Sie die Seite hier und versuchen Sie es noch einmal.',
}

const NOTHING_CHANGED = 'Nichts wurde geändert.'
const NOTHING_SIGNED = 'Nichts wurde unterschrieben.'

export const problems: SlipWords['problems'] = {
  any: {
    happened: 'Das wurde nicht angenommen',
    kept: NOTHING_CHANGED,
    next: 'Laden Sie die Seite neu und versuchen Sie es noch einmal. Wenn es so bleibt, sagen Sie es der Produktion.',
  },
  'invalid-request': {
    happened: 'Etwas fehlt oder ist nicht lesbar',
    kept: NOTHING_CHANGED,
    next: 'Sehen Sie die Felder durch und senden Sie noch einmal.',
  },
  'already-signed': {
    happened: 'Dieses Formular ist bereits unterschrieben',
    kept: 'Die erste Unterschrift gilt; nichts kam hinzu.',
    next: 'Laden Sie die Seite neu, um sie zu sehen.',
  },
  'text-not-the-one-shown': {
    happened: 'Der Text ist nicht der, der gezeigt wurde',
    kept: NOTHING_SIGNED,
    next: 'Laden Sie die Seite neu und lesen Sie den Text.',
  },
  'witness-missing': {
    happened: 'Dieses Formular verlangt eine Zeugin oder einen Zeugen',
    kept: 'Noch wurde nichts unterschrieben.',
    next: 'Bitten Sie jemanden dazu, der auch den eigenen Namen angibt.',
  },
  'relation-missing': {
    happened: 'Sagen Sie, was Sie für das Kind sind',
    kept: 'Noch wurde nichts unterschrieben.',
    next: 'Mutter, Vater, Vormund: ein Wort genügt.',
  },
  'guardian-must-sign': {
    happened: 'Für ein Kind unterschreiben Eltern oder Vormund',
    kept: NOTHING_SIGNED,
    next: 'Geben Sie auch den Namen der Mutter, des Vaters oder des Vormunds an.',
  },
  'sheet-closed': {
    happened: 'Dieser Bogen wurde eingesammelt',
    kept: 'Was darauf unterschrieben wurde, gilt.',
    next: 'Fragen Sie das Team nach einem neuen.',
  },
  'already-withdrawn': {
    happened: 'Das wurde bereits widerrufen',
    kept: 'Dabei bleibt es; nichts wurde geändert.',
    next: 'Laden Sie die Seite neu, um zu sehen, was zurückkam.',
  },
  'contract-not-withdrawable': {
    happened: 'Ein Vertrag lässt sich hier nicht widerrufen',
    kept: NOTHING_CHANGED,
    next: 'Schreiben Sie der Produktion auf dieser Seite.',
  },
  'grown-up-withdraws': {
    happened: 'Das Kind ist jetzt volljährig und entscheidet allein',
    kept: NOTHING_CHANGED,
    next: 'Die Produktion schickt der volljährigen Person einen eigenen Link.',
  },
  'already-decided': {
    happened: 'Das wurde bereits entschieden',
    kept: 'Die erste Antwort gilt.',
    next: 'Laden Sie die Seite neu, um sie zu sehen.',
  },
  'approval-is-final': {
    happened: 'Nach dem Vertrag ist diese Freigabe endgültig',
    kept: NOTHING_CHANGED,
    next: 'Sprechen Sie mit der Produktion, wenn etwas geändert werden muss.',
  },
  'kill-right-ended': {
    happened: 'Dieses Recht ist erloschen',
    kept: 'Was geantwortet wurde, gilt.',
    next: 'Sprechen Sie mit der Produktion, wenn Sie jetzt antworten möchten.',
  },
  'no-such-local-time': {
    happened: 'Diese Uhrzeit gibt es an diesem Tag nicht',
    kept: NOTHING_CHANGED,
    next: 'Wählen Sie eine andere Zeit.',
  },
  'kit-not-cleared': {
    happened: 'Dieses Paket darf nicht mehr ausgegeben werden',
    kept: 'Nichts wurde gespeichert.',
    next: 'Laden Sie die Seite neu, um den Grund zu sehen.',
  },
  'kit-not-open': {
    happened: 'Dieses Paket ist noch nicht offen',
    kept: 'Nichts wurde gespeichert.',
    next: 'Kommen Sie wieder, wenn es sich öffnet.',
  },
  'deletion-too-late': {
    happened: 'Die Stunde, in der Sie es zurücknehmen konnten, ist um',
    kept: 'Es bleibt aufbewahrt wie bisher.',
    next: 'Fragen Sie die Produktion; sie kann es noch entfernen.',
  },
  'invitation-taken': {
    happened: 'Diese Einladung wurde bereits angenommen',
    kept: NOTHING_CHANGED,
    next: 'Melden Sie sich mit dem Konto an, das sie angenommen hat.',
  },
  'name-taken': {
    happened: 'Zu dieser E-Mail-Adresse gibt es bereits ein Konto',
    kept: NOTHING_CHANGED,
    next: 'Melden Sie sich damit an und öffnen Sie diesen Link noch einmal.',
  },
  'too-many-requests': {
    happened: 'Zu viele Versuche von hier',
    kept: NOTHING_CHANGED,
    next: 'Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  },
}

export const comeback: SlipWords['comeback'] = {
  places: {
    'own-page': 'Die eigene Seite der Produktion',
    'media-addresses': 'Die Adressen des Films und seiner Bilder',
    'kit-link': 'Der Link eines Pakets',
    'kit-copy': 'Eine Kopie auf dem Gerät einer anderen Person',
    'platform-post': 'Ein Beitrag auf einer Plattform',
    'platform-draft': 'Ein Entwurf auf einer Plattform, den niemand sah',
    'federated-copy': 'Kopien auf anderen Servern',
    feed: 'Feeds',
    bundle: 'Ein ausgehändigtes Bündel',
  },
  states: {
    gone: 'Weg',
    checking: 'Wird geprüft',
    shutting: 'Wird geschlossen',
    task: 'Beim Team',
    told: 'Mitgeteilt, ohne Zusage',
    failed: 'Noch nicht zurück',
    'given-up': 'Bleibt so, auf das Wort einer benannten Person',
  },
  how: {
    read: 'Wir haben nachgesehen, und es ist weg.',
    'place-said': 'Die Stelle selbst sagt, dass es weg ist.',
    'person-said': 'Eine Person sagt, dass es weg ist.',
    'never-out': 'Es war dort nie draußen.',
  },
  after: (length) => `nach ${length}`,
  due: (at) => `spätestens ${at}`,
  heading: 'Was auf Ihr Wort zurückkam',
  called: (at) => `Zurückgerufen ${at}.`,
  hidden: (length) => `verborgen nach ${length}`,
  answered: (status) => `Gefragt, wie jeder fragen kann, antwortet es ${status}: nicht da.`,
  lookedAt: (at) => `Zuletzt nachgesehen ${at}.`,
  standing: {
    closed: 'Für uns ist nichts mehr zu tun.',
    running: 'Was noch nicht zurück ist, hat eine Frist.',
    open: 'Nicht alles kam in seiner Frist zurück. Die Produktion weiß es und macht weiter.',
  },
  never: 'Was jemand gespeichert oder anderswo noch einmal gezeigt hat, kann niemand zurückholen.',
}
