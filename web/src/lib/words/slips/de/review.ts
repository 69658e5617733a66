import type { SlipWords } from '../en/index.ts'

export const approve: SlipWords['approve'] = {
  title: (name) => `Diesen Schnitt von ${name} freigeben?`,
  version: (title, version, length) => `${title}, Fassung ${version}, ${length}.`,
  versionOnly: (title, version) => `${title}, Fassung ${version}.`,
  ownPage: (production) => `Die eigene Seite von ${production}`,
  place: (platform, account) => (account ? `${account} auf ${platform}` : platform),
  now: 'Sobald alles geklärt ist',
  name: 'Ihr Name',
  nameHint: 'So, wie er bei Ihrer Antwort steht.',
  another: 'Es gibt inzwischen eine andere Fassung',
  anotherSays:
    'Dieser Link galt einer Fassung, die so nicht mehr hinausginge. Hier wird nichts von Ihnen verlangt; wenn die neue Fassung Sie braucht, kommt ein Link dazu.',
  noFilm: 'Der Film dieser Fassung ist gerade nicht da. Versuchen Sie es gleich noch einmal.',
  transcript: 'Was gesagt wird',
  where: 'Wo',
  when: 'Wann',
  says: 'Sagt',
  changed: 'Geändert',
  clock: (until) => `Ohne Antwort bis ${until} geht es nicht hinaus.`,
  silence: (until) => `Ohne Antwort bis ${until} gilt es nach dem Vertrag als Ja.`,
  silent: (at) => `Bis ${at} hat niemand geantwortet; nach dem Vertrag gilt das als Ja.`,
  footFinal:
    'Ihre Antwort wird mit Namen und Datum aufbewahrt. Nach dem Vertrag ist eine Freigabe endgültig.',
  note: 'Eine Anmerkung, wenn Sie mögen',
  noteHint: 'Sie wird mit Ihrer Antwort aufbewahrt.',
  noteAt: (time) => `Bei ${time} im Schnitt`,
  approve: 'Freigeben',
  refuse: 'Ablehnen',
  refuseSays: 'Der Schnitt geht nicht hinaus.',
  foot: 'Ihre Antwort wird mit Namen und Datum aufbewahrt. Aus einer Freigabe kann hier noch ein Nein werden; ein Nein bleibt.',
  approved: (name, at) => `Freigegeben von ${name}, ${at}`,
  refused: (name, at) => `Abgelehnt von ${name}, ${at}. Diese Fassung geht nicht hinaus.`,
  changedMind: 'Anders überlegt?',
  refuseAfter: 'Doch ablehnen',
}

export const review: SlipWords['review'] = {
  title: (person, name, count) =>
    person === name
      ? `${name}, ${count === 1 ? 'eines wartet' : `${count} Dinge warten`} auf Ihr Wort`
      : `${count === 1 ? 'Eines wartet' : `${count} Dinge warten`} auf ein Wort für ${person}`,
  answeredAll: (person) => `Alles von ${person} ist beantwortet`,
  asks: (by, production, base) => `${by} von ${production} fragt Sie zu: ${base}.`,
  ownWord: 'Sie antworten für sich selbst: Was Sie sagen, gilt, was immer andere für Sie sagen.',
  delegateWord: (person) =>
    `Sie antworten für ${person}. Ihr Wort gilt, bis ${person} selbst antwortet; dann gilt diese Antwort.`,
  mayOnly: {
    approve: 'Sie wurden gebeten freizugeben, nicht abzulehnen.',
    kill: 'Sie wurden gebeten abzulehnen, was nicht gezeigt werden darf, nicht freizugeben.',
  },
  silence: (until) => `Was bis ${until} ohne Antwort ist, gilt als freigegeben: so will es der Vertrag.`,
  noSilence: 'Was ohne Antwort ist, bleibt im Haus.',
  isFinal: 'Eine Freigabe ist endgültig.',
  ofOthers: (count) =>
    count === 1
      ? 'Eines mehr entstand mit jemandem, der weiter oben genannt ist; dort gilt dessen Wort.'
      : `${count} weitere entstanden mit jemandem, der weiter oben genannt ist; dort gilt dessen Wort.`,
  ended: 'Dieses Recht ist erloschen. Was geantwortet wurde, gilt; hier wird nichts mehr von Ihnen verlangt.',
  allowance: {
    solo: (may, of, left) => `Sie dürfen ${may} von ${of} Einzelaufnahmen ablehnen; ${left} noch frei.`,
    group: (may, of, left) => `Sie dürfen ${may} von ${of} mit anderen ablehnen; ${left} noch frei.`,
    none: 'Der Vertrag gibt Ihnen hier nichts abzulehnen.',
    over: (by) =>
      `Die Markierungen haben sich seitdem geändert: ${by} mehr sind abgelehnt, als der Vertrag jetzt erlaubt. Alle bleiben abgelehnt.`,
  },
  company: { solo: 'Allein', group: 'Mit anderen' },
  kinds: { still: 'Foto', shot: 'Einstellung', stretch: 'Sekunden', cut: 'Schnitt' },
  place: (place, of) => `${place} von ${of}`,
  approve: 'Freigeben',
  refuse: 'Ablehnen',
  leave: 'Noch keine Antwort',
  undo: 'Zurück',
  skip: 'Später entscheiden',
  note: 'Eine Anmerkung, wenn Sie mögen',
  noteHint: 'Sie wird mit Ihrer Antwort aufbewahrt.',
  keys: 'Tasten: rechts gibt frei, links lehnt ab, Z nimmt die letzte Antwort zurück.',
  swipe: 'Nach rechts wischen gibt frei, nach links lehnt ab.',
  said: {
    approve: (title) => `Freigegeben: ${title}.`,
    kill: (title, left) => `Abgelehnt: ${title}. ${left} noch frei.`,
    undone: (title) => `Zurückgenommen: ${title}.`,
  },
  spent: {
    solo: (may) =>
      `Der Vertrag lässt Sie ${may} von denen ablehnen, auf denen Sie allein sind, und die sind verbraucht. Nehmen Sie eine zurück, um diese abzulehnen.`,
    group: (may) =>
      `Der Vertrag lässt Sie ${may} von denen mit anderen ablehnen, und die sind verbraucht. Nehmen Sie eine zurück, um diese abzulehnen.`,
  },
  look: 'Durchsehen, dann senden',
  lookSays: 'Noch ist nichts gesendet. Tippen Sie eines an, um es zu ändern.',
  change: (title) => `${title} ändern`,
  picked: { approve: 'freigeben', kill: 'ablehnen', none: 'keine Antwort' },
  name: 'Ihr Name',
  nameHint: 'So, wie er bei Ihren Antworten steht.',
  send: (refused, approved) =>
    [refused > 0 ? `${refused} ablehnen` : '', approved > 0 ? `${approved} freigeben` : '']
      .filter(Boolean)
      .join(', ') || 'Senden',
  sendList: 'Meine Antworten senden',
  open: (count) => (count === 1 ? 'Eines bleibt ohne Antwort.' : `${count} bleiben ohne Antwort.`),
  kept: 'Was Sie antippen, bleibt hier gespeichert. Sie können die Seite schließen und später weitermachen.',
  foot: 'Ihre Antworten werden mit Namen und Datum aufbewahrt. Das Ansehen wird protokolliert; nichts davon ist öffentlich.',
  receipt: 'Gesendet und aufbewahrt',
  receiptSays: (at, entry) => `${at}, Eintrag ${entry} des Protokolls.`,
  receiptHash: 'Seine Prüfsumme',
  notTaken: 'Nicht angenommen',
  reasons: {
    'allowance-spent':
      'Der Vertrag lässt Sie von diesen keine weiteren ablehnen. Nehmen Sie eine zurück, um diese abzulehnen.',
    'of-another': 'Jemand, der weiter oben genannt ist, ist mit im Bild; dessen Wort gilt.',
    'not-in-it': 'Sie sind darin nicht mehr markiert, also gibt es nichts von Ihnen abzulehnen.',
    'not-asked': 'Es wurde Ihnen nicht gezeigt.',
    'killed-already': 'Es ist bereits abgelehnt.',
    'approved-already': 'Es ist bereits freigegeben.',
    'not-killed': 'Es gibt nichts zurückzunehmen.',
    'person-has-spoken': 'Die Person hat selbst geantwortet, und ihr eigenes Wort gilt.',
    'approval-is-final': 'Es gilt als freigegeben, und nach dem Vertrag ist das endgültig.',
    'not-entrusted': 'Damit wurden Sie nicht betraut.',
    'right-ended': 'Dieses Recht ist erloschen.',
  },
  answered: 'Beantwortet',
  states: {
    open: 'Wartet auf ein Wort',
    killed: (by, at) => `Abgelehnt von ${by}, ${at}`,
    approved: (by, at) => `Freigegeben von ${by}, ${at}`,
    'approved-by-silence': (at) => `Durch Schweigen freigegeben, ${at}`,
  },
  takeBack: 'Zurücknehmen',
  refuseAfter: 'Doch ablehnen',
  back: 'Zurück zum ersten',
  picture: (title, person) => `${title}, mit ${person}`,
}
