// Letters and signs that a reader takes for a letter of ASCII: those of Unicode's confusables (UTS 39) that the
// languages of our productions and the people who dodge filters really use. Compatibility forms are undone before.
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'аɑαᴀаạꭺ4@',
  b: 'ьвβʙƅ8',
  c: 'сϲᴄҫ',
  d: 'ԁɗᴅđð',
  e: 'еєεҽɛᴇ3',
  f: 'ғƒꜰϝ',
  g: 'ɡցɢğ9',
  h: 'һнհʜħ',
  j: 'јյϳᴊ',
  k: 'кκҡᴋ',
  l: 'іɩιıɪӏլιїíⅼɫłʟ1i|',
  m: 'мϻᴍ',
  n: 'пոռɴŋη',
  o: 'оοσօөᴏøѳ0',
  p: 'рρթᴘþ',
  q: 'ԛզ',
  r: 'гʀɾᴦ',
  s: 'ѕʂꜱ5$',
  t: 'тτᴛŧ7',
  u: 'υսцᴜμ',
  v: 'ѵᴠν',
  w: 'ԝшωᴡ',
  x: 'хχҳ',
  y: 'уүγʏ',
  z: 'ᴢʐ2',
}

const PLAIN = new Map(
  Object.entries(LOOK_ALIKE).flatMap(([letter, alike]) => Array.from(alike, (one) => [one, letter] as const)),
)
// Greek capitals that look like other letters of ASCII than their small ones do.
const CAPITALS: Readonly<Record<string, string>> = { Μ: 'm', Ν: 'n', Η: 'h', Ρ: 'p', Υ: 'y', Χ: 'x' }
const SIGNS_FOR_LETTERS = /(?<=[\p{L}\p{N}])(?:[@$]|[|!](?=[\p{L}\p{N}]))/gu

/** Text as one string of plain letters, and at which of them a word begins or ends. */
export interface PlainLetters {
  readonly letters: string
  readonly begins: ReadonlySet<number>
  /** The place after the last letter of a word. */
  readonly ends: ReadonlySet<number>
}

/**
 * What a text says however it is dressed up: no case, marks, separators or repetitions, look-alikes as the letter that
 * they stand for. Words that are spelt letter by letter flow together; where words begin and end is kept beside it.
 */
export function plainLettersOf(text: string): PlainLetters {
  const plain = text
    .normalize('NFKD')
    .replace(/[ΜΝΗΡΥΧ]/g, (capital) => CAPITALS[capital] ?? capital)
    .toLowerCase()
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(SIGNS_FOR_LETTERS, (sign) => (sign === '!' ? 'l' : (PLAIN.get(sign) ?? sign)))
  let letters = ''
  const begins = new Set<number>()
  const ends = new Set<number>()
  let before = { length: 0, last: '' }
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const spelt = Array.from(word, (letter) => PLAIN.get(letter) ?? letter)
    const goesOn = spelt.length === 1 && before.length === 1 && spelt[0] === before.last
    if (!goesOn) begins.add(letters.length)
    for (const [index, letter] of spelt.entries())
      if (!(index === 0 ? goesOn : letter === spelt[index - 1])) letters += letter
    ends.add(letters.length)
    before = { length: spelt.length, last: spelt.at(-1) ?? '' }
  }
  return { letters, begins, ends }
}
