import type { Disclosure } from './kit.ts'

/** What in the words of a post says each disclosure, by language; a kit's own sentences are among them, without names. */
export const DISCLOSURE_WORDS: Readonly<Record<Disclosure, Readonly<Record<string, readonly string[]>>>> = {
  none: {},
  'part-of-my-work': {
    en: ['part of my work', 'i worked on', 'i work on', 'my own work', '#mywork', '#crewlife'],
    de: ['gehört zu meiner arbeit', 'teil meiner arbeit', 'mitgearbeitet', '#meinearbeit'],
    es: ['parte de mi trabajo', 'he trabajado en', 'trabajé en'],
    fr: ['partie de mon travail', "j'ai travaillé sur", 'j’ai travaillé sur'],
  },
  'paid-partnership': {
    en: ['paid partnership', 'sponsored', 'advertisement', '#ad', '#sponsored', '#paidpartnership'],
    de: ['bezahlte partnerschaft', 'werbung', 'anzeige', '#werbung', '#anzeige'],
    es: ['colaboración pagada', 'publicidad', '#publicidad', '#publi'],
    fr: ['partenariat rémunéré', 'collaboration commerciale', 'publicité', '#publicité', '#pub'],
    da: ['reklame', '#reklame'],
    nl: ['advertentie', 'betaalde samenwerking', '#advertentie', '#spon'],
  },
  'own-brand': {
    en: ['advertising for my own', 'my own brand', 'promotional content', '#ad', '#ownbrand'],
    de: ['werbung für meine eigene', 'eigenwerbung', '#werbung', '#anzeige', '#eigenwerbung'],
    es: ['publicidad de mi propio', '#publicidad', '#publi'],
    fr: ['publicité pour mon propre', 'publicité pour mon travail', '#publicité', '#pub'],
    da: ['#reklame', 'reklame for mit eget'],
    nl: ['#advertentie', 'reclame voor mijn eigen'],
  },
  'made-with-ai': {
    en: ['made with ai', 'ai-generated', 'generated with ai', '#aigenerated', '#madewithai'],
    de: ['mit ki entstanden', 'mit ki erstellt', 'ki-generiert', '#kigeneriert'],
    es: ['se hicieron con ia', 'hecho con ia', 'generado con ia'],
    fr: ["faites avec l'ia", 'faites avec l’ia', 'réalisées avec l’ia', 'généré par ia'],
  },
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ')

/** Whether the words of a post say a disclosure, in any of the languages there are words for; `none` asks for nothing. */
export function saysDisclosure(words: string, disclosure: Disclosure): boolean {
  if (disclosure === 'none') return true
  const text = plain(words)
  return Object.values(DISCLOSURE_WORDS[disclosure])
    .flat()
    .some((said) => standsIn(text, plain(said)))
}

// Whole words alone: `#ad` is not said by `#adventure`.
function standsIn(text: string, said: string): boolean {
  const part = /[\p{L}\p{N}_]/u
  for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + 1)) {
    const before = at === 0 ? '' : (text[at - 1] ?? '')
    if (!part.test(before) && !part.test(text[at + said.length] ?? '')) return true
  }
  return false
}
