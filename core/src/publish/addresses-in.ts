// What ends a sentence behind an address is none of it.
const WITH_SCHEME = /https?:\/\/[^\s]*[^\s.,;:!?'"”’»)\]}…]/giu

/** The addresses in words that begin with their scheme, as every platform links them. */
export function addressesIn(words: string): readonly string[] {
  return words.match(WITH_SCHEME) ?? []
}

// With or without a scheme: labels with points between them, an ending, and what follows it.
const DOMAIN = String.raw`(?<![\p{L}\p{N}_@$#./-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+([a-z]{2,})`
const TAIL = String.raw`(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}])(?:[/?#][^\s]*[^\s.,;:!?'"”’»)\]}…])?`
const BARE = new RegExp(DOMAIN + TAIL, 'giu')

// Endings of addresses beside those of countries: the usual ones, and those of films, their people and their shops.
const ENDINGS = new Set(
  `com net org info biz edu gov int mil name pro mobi jobs tel travel xxx aero asia cat coop museum post app art audio band
  bar best bid bio black blog blue book build business buzz cafe cam camera camp care cash center charity chat church cinema
  city click clinic cloud club coach codes coffee community company computer contact courses credit dance date deals delivery
  design dev digital direct directory dog download earth eco education email energy engineering estate events exchange expert
  exposed express fail family fans farm fashion film finance fish fit flights fm foundation fun fund fyi gallery game games
  garden gay gift global gold golf graphics green group guide guru haus health help hiphop holiday host hosting house how ink
  institute international io jewelry kim kitchen land law lgbt life lighting limited limo link live loan lol love ltd luxury
  management market marketing media meme memorial men moe money monster movie music network news ngo ninja now observer one
  online ooo page partners parts party pet photo photography photos pics pictures pizza place plus poker press productions
  promo properties pub radio red rent rentals repair report rest restaurant review reviews rip rocks run sale salon school
  science security services sex shoes shop show singles site ski social software solar solutions space store stream studio
  style support surf systems tattoo tax taxi team tech technology theater theatre tickets tips tires today tools top tours
  town toys trade training tube university vacations ventures video villas vip vision voyage wang watch webcam website wedding
  wiki win wine work works world wtf xyz yoga zone`.split(/\s+/),
)
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const NOT_REGIONS = new Set(['ac', 'eu', 'su', 'uk'])

const isEnding = (ending: string): boolean =>
  ENDINGS.has(ending) ||
  NOT_REGIONS.has(ending) ||
  (ending.length === 2 && REGIONS.of(ending.toUpperCase()) !== undefined)

/**
 * The words with each address that X links in place of which `put` stands: with its scheme, or a bare domain with an
 * ending that is known here. Of rarer endings X alone knows.
 */
export function withAddresses(words: string, put: string): string {
  return words
    .replace(WITH_SCHEME, put)
    .replace(BARE, (bare: string, ending: string) => (isEnding(ending.toLowerCase()) ? put : bare))
}
