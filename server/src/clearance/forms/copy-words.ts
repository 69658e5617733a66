import { type FormLanguage, formLanguageOf } from './form-words.ts'

/** What stands on a signed copy around the form itself. */
export type CopyWords = Readonly<
  Record<
    | 'signature'
    | 'signed-by'
    | 'signed-for'
    | 'relation'
    | 'signed-at'
    | 'witness'
    | 'witness-signature'
    | 'way'
    | 'held-the-link'
    | 'at-the-sheet'
    | 'on-paper'
    | 'from-a-list'
    | 'template'
    | 'text-digest'
    | 'page'
    | 'withdrawn-at'
    | 'entry'
    | 'entry-hash',
    string
  >
>

const WORDS: Readonly<Record<FormLanguage, CopyWords>> = {
  en: {
    signature: 'Signature',
    'signed-by': 'Signed by',
    'signed-for': 'For',
    relation: 'Relation',
    'signed-at': 'Signed at',
    witness: 'Witness',
    'witness-signature': 'Signature of the witness',
    way: 'How it was signed',
    'held-the-link': 'by a personal link',
    'at-the-sheet': 'on set, at a sheet of the production',
    'on-paper': 'on paper; the production keeps a picture of it',
    'from-a-list': 'before; taken over from a list of the production',
    template: 'Template',
    'text-digest': 'SHA-256 of the text',
    page: 'Page {page} of {pages}',
    'withdrawn-at': 'Withdrawn at',
    entry: 'Entry of the log',
    'entry-hash': 'Hash of that entry',
  },
  de: {
    signature: 'Unterschrift',
    'signed-by': 'Unterschrieben von',
    'signed-for': 'Für',
    relation: 'Verhältnis',
    'signed-at': 'Unterschrieben am',
    witness: 'Zeuge oder Zeugin',
    'witness-signature': 'Unterschrift der bezeugenden Person',
    way: 'Art der Unterschrift',
    'held-the-link': 'über einen persönlichen Link',
    'at-the-sheet': 'am Set, an einem Bogen der Produktion',
    'on-paper': 'auf Papier; die Produktion bewahrt ein Bild davon auf',
    'from-a-list': 'früher; aus einer Liste der Produktion übernommen',
    template: 'Vorlage',
    'text-digest': 'SHA-256 des Textes',
    page: 'Seite {page} von {pages}',
    'withdrawn-at': 'Widerrufen am',
    entry: 'Eintrag des Protokolls',
    'entry-hash': 'Prüfsumme dieses Eintrags',
  },
  fr: {
    signature: 'Signature',
    'signed-by': 'Signé par',
    'signed-for': 'Pour',
    relation: 'Lien',
    'signed-at': 'Signé le',
    witness: 'Témoin',
    'witness-signature': 'Signature du témoin',
    way: 'Mode de signature',
    'held-the-link': 'par un lien personnel',
    'at-the-sheet': 'sur le plateau, sur une feuille de la production',
    'on-paper': 'sur papier ; la production en conserve une image',
    'from-a-list': 'auparavant ; repris d’une liste de la production',
    template: 'Modèle',
    'text-digest': 'SHA-256 du texte',
    page: 'Page {page} sur {pages}',
    'withdrawn-at': 'Retiré le',
    entry: 'Entrée du journal',
    'entry-hash': 'Empreinte de cette entrée',
  },
  es: {
    signature: 'Firma',
    'signed-by': 'Firmado por',
    'signed-for': 'Por',
    relation: 'Relación',
    'signed-at': 'Firmado el',
    witness: 'Testigo',
    'witness-signature': 'Firma del testigo',
    way: 'Cómo se firmó',
    'held-the-link': 'con un enlace personal',
    'at-the-sheet': 'en el rodaje, en una hoja de la producción',
    'on-paper': 'en papel; la producción conserva una imagen',
    'from-a-list': 'antes; tomado de una lista de la producción',
    template: 'Modelo',
    'text-digest': 'SHA-256 del texto',
    page: 'Página {page} de {pages}',
    'withdrawn-at': 'Retirado el',
    entry: 'Asiento del registro',
    'entry-hash': 'Huella de ese asiento',
  },
}

/** The words of a copy in a form's language. */
export function copyWords(language: string): CopyWords {
  return WORDS[formLanguageOf(language)]
}
