import { letter, type Letters } from './letters.ts'

const YOURS_ALONE = 'Sie brauchen kein Konto; dieser Link gehört nur Ihnen, bitte geben Sie ihn nicht weiter:'

/** The letters in German. */
export const de: Letters = {
  ask: ({ name, production, url }) =>
    letter(`${production} bittet um Ihre Unterschrift`, [
      `Guten Tag ${name},`,
      `${production} bittet Sie, ein Formular zu lesen und zu unterschreiben, wenn Sie einverstanden sind. ${YOURS_ALONE}`,
      url,
      'Er wartet zwei Wochen. Wenn Sie unterschrieben haben, zeigt derselbe Link Ihre Kopie und was Sie später damit tun können.',
    ]),
  copy: ({ name, production, url }) =>
    letter(`Ihr unterschriebenes Formular für ${production}`, [
      `Guten Tag ${name},`,
      'danke für Ihre Unterschrift. Ihre Kopie, ein PDF mit Prüfsumme, finden Sie jederzeit unter Ihrem eigenen Link; dort sehen Sie auch, was Sie später damit tun können:',
      url,
    ]),
  onSet: ({ name, production, url }) =>
    letter(`Ihr unterschriebenes Formular für ${production}`, [
      `Guten Tag ${name},`,
      'danke, dass Sie am Set unterschrieben haben. Ihre Kopie und den Weg, Ihr Ja zurückzunehmen, finden Sie unter Ihrem eigenen Link:',
      url,
    ]),
  review: ({ name, production, by, url, until }) =>
    letter(`${production} bittet um Ihre Freigabe`, [
      `Guten Tag ${name},`,
      `${by} von ${production} bittet Sie, neues Material anzusehen und zu sagen, was gezeigt werden darf. ${YOURS_ALONE}`,
      url,
      until === null
        ? 'Nichts davon geht hinaus, bevor es eine Antwort gibt.'
        : `Bis ${until}; danach gilt Schweigen nach dem Vertrag als Ja.`,
    ]),
  waits: ({ name, production, count, person, until }) =>
    letter(`${production} wartet auf Ihre Antwort`, [
      `Guten Tag ${name},`,
      `von dem, was ${production} Ihnen gezeigt hat, ${count === 1 ? 'wartet noch 1 Stück' : `warten noch ${count} Stück`} auf eine Antwort für ${person}. Ab ${until} gilt Schweigen nach dem Vertrag als Ja. Der Link aus unserem früheren Brief gehört weiterhin Ihnen.`,
    ]),
  comeback: ({ name, production, title, gone, open, until, asked }) =>
    letter(`${production}: „${title}“ wird zurückgeholt`, [
      `Guten Tag ${name},`,
      `„${title}“ von ${production} wurde auf Ihr Wort hin zurückgerufen.`,
      `${gone === 1 ? 'Von einem Ort ist es verschwunden' : `Von ${gone} Orten ist es verschwunden`}; Ihre Seite sagt, wie das nachgewiesen wurde.`,
      ...(open === 0
        ? ['Für uns ist nichts mehr zu tun.']
        : [
            `${open === 1 ? 'An einem Ort' : `An ${open} Orten`} wird noch daran gearbeitet${until === null ? '; die Frist, die wir uns gesetzt haben, ist vorbei, und die Produktion weiß es' : `, spätestens bis ${until}`}.`,
          ]),
      ...(asked === 0
        ? []
        : [
            `${asked === 1 ? 'Einen Ort konnten wir nur bitten' : `${asked} Orte konnten wir nur bitten`}, oder er gibt nichts zurück.`,
          ]),
      'Was jemand gespeichert oder anderswo noch einmal gezeigt hat, kann niemand zurückholen. Der Link aus unserem früheren Brief bleibt Ihrer; dort sehen Sie jeden Ort, so wie er gerade steht.',
    ]),
  cut: ({ name, by, title, url }) =>
    letter(`Darf „${title}“ gezeigt werden?`, [
      `Guten Tag ${name},`,
      `${by} bittet Sie, „${title}“ anzusehen und zu sagen, ob es gezeigt werden darf. ${YOURS_ALONE}`,
      url,
      'Die Seite dahinter sagt, bis wann sie wartet. Solange es keine Antwort gibt, geht nichts von diesem Schnitt hinaus.',
    ]),
}
